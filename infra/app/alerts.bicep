@description('Makes names unique.')
param token string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Application Insights, whose tables are asked.')
param insightsId string

@description('The workspace behind it, whose own log tells when it stops taking logs.')
param workspaceId string

@description('Address of the app: asked for its health from two places, since one that does not start tells nobody.')
param address string

@description('Who is told.')
param mail string

// What docs/runbook.md explains, one section a rule. Severity 1: leads wait or are lost on somebody; 2: look at it today.
var rules = [
  {
    name: 'failed-functions'
    title: 'Functions fail'
    of: insightsId
    severity: 1
    minutes: 15
    threshold: 5
    query: 'requests | where success == false and resultCode !startswith "4"'
  }
  {
    name: 'outbox-depth'
    title: 'Contacts wait in the outbox'
    of: insightsId
    severity: 1
    minutes: 30
    threshold: 4
    query: 'traces | where message startswith "The outbox has work of"'
  }
  {
    name: 'late-alarms'
    title: 'Deadlines are seen late'
    of: insightsId
    severity: 1
    minutes: 30
    threshold: 0
    query: 'traces | where message has "was seen" and message has "minutes late"'
  }
  {
    name: 'failed-mails'
    title: 'Mails are not taken'
    of: insightsId
    severity: 2
    minutes: 60
    threshold: 10
    query: 'traces | where message has_any ("was not taken by the provider", "in the content any more")'
  }
  {
    name: 'unhealthy'
    title: 'Health says degraded'
    of: insightsId
    severity: 1
    minutes: 30
    threshold: 2
    query: 'availabilityResults | where success == false'
  }
  {
    name: 'no-more-logs'
    title: 'Logs stop for the day'
    of: workspaceId
    severity: 2
    minutes: 60
    threshold: 0
    query: '_LogOperation | where Category =~ "Ingestion" | where Detail contains "OverQuota"'
  }
]

resource probe 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'probe-${token}'
  location: location
  kind: 'standard'
  // Application Insights finds its tests by this tag.
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  properties: {
    SyntheticMonitorId: 'probe-${token}'
    Name: 'health'
    Kind: 'standard'
    Enabled: true
    // Each place's look costs, and wakes an instance.
    Frequency: 900
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'us-va-ash-azr' }, { Id: 'emea-nl-ams-azr' }]
    Request: { RequestUrl: '${address}/health', HttpVerb: 'GET' }
    ValidationRules: { ExpectedHttpStatusCode: 200 }
  }
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'smarketing'
    enabled: true
    emailReceivers: [
      { name: 'administrator', emailAddress: mail, useCommonAlertSchema: true }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: 'alert-${rule.name}-${token}'
  location: location
  tags: tags
  properties: {
    displayName: rule.title
    severity: rule.severity
    enabled: true
    scopes: [rule.of]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT${rule.minutes}M'
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: rule.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}]

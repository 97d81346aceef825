@description('Name of the Durable Task Scheduler.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('The app: runs orchestrations.')
param contributorPrincipalId string

@description('Client id of the identity by which the app runs them.')
param contributorClientId string

// Durable Task Data Contributor
var contributorRole = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    // An empty list would let nobody in; who comes in is a matter of roles.
    ipAllowlist: ['0.0.0.0/0']
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: 'smarketing'
}

resource contributor 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: scheduler
  name: guid(scheduler.id, contributorPrincipalId, contributorRole)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', contributorRole)
    principalId: contributorPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output connection string = 'Endpoint=${scheduler.properties.endpoint};TaskHub=${hub.name};Authentication=ManagedIdentity;ClientID=${contributorClientId}'

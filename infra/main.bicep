targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Name of the azd environment; names of all resources are derived from it.')
param environmentName string

@minLength(1)
@description('Region of all resources. It must offer Flex Consumption (az functionapp list-flexconsumption-locations).')
@metadata({ azd: { type: 'location' } })
param location string

@description('Resource group; empty: rg- and the name of the environment.')
param resourceGroupName string = ''

@description('Who deploys: gets the right to set secrets in the vault. azd fills it in.')
param principalId string = ''

@allowed(['User', 'ServicePrincipal'])
@description('What kind of principal deploys: a person, or the identity of a workflow.')
param principalType string = 'User'

@description('What links in mails begin with, such as https://leads.example.com; empty: the address that Azure gives the app.')
param publicBaseUrl string = ''

@description('Where alerts and the budget are told; empty: nobody is told.')
param alertMail string = ''

@minValue(1)
@description('Monthly budget of the resource group in the currency of the subscription; 80 and 100 % of it are told.')
param monthlyBudget int = 50

@description('First day of the month from which the budget counts; empty: of this one. Azure lets nobody change it later, so with a budget it is an output, too, which azd keeps.')
param budgetFrom string = ''

@description('Not to be given: only a default may ask for the time.')
param thisMonth string = utcNow('yyyy-MM-01')

@description('true: SendGrid checks mails and delivers none.')
param sendGridSandbox bool = true

@description('Where SendGrid listens, such as https://api.eu.sendgrid.com; empty: where it does for accounts of no region.')
param sendGridHost string = ''

@description('More settings, such as Smarketing__company__mailFrom, ConfigurationFile, Intake__LimitsClients, Intake__ClientAddressHeader, OTEL_EXPORTER_OTLP_ENDPOINT: docs/configuration.md has them all.')
param settings { *: string } = {}

@description('More settings out of the vault, each with the name of its secret: Webhooks__{id}__Secret, Captcha__Turnstile__Secret, Captcha__Hcaptcha__Secret.')
param vaultSettings { *: string } = {}

@minValue(40)
@maxValue(1000)
@description('Upper bound of instances of each group of functions: intake and pages are one, orchestrations another, each timer its own.')
param maximumInstances int = 40

@allowed([512, 2048, 4096])
@description('Memory of an instance in MB.')
param instanceMemory int = 2048

@description('Instances that never sleep, by group of functions, such as { http: 1, durable: 1 }: no first form waits for a cold start. They cost while nobody comes, too.')
param alwaysReady { *: int } = {}

@allowed(['Standard_ZRS', 'Standard_LRS'])
@description('Copies of what is stored: in three zones of the region, where it has zones that storage uses, or in one.')
param storageSku string = 'Standard_ZRS'

@minValue(30)
@maxValue(730)
@description('Days for which logs are kept.')
param logDays int = 30

@allowed(['AzureStorage', 'DurableTaskScheduler'])
@description('Where the orchestrations live: in the storage account, or in a scheduler of their own.')
param durableBackend string = 'AzureStorage'

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var firstOfBudget = !empty(budgetFrom) ? budgetFrom : thisMonth
var hasScheduler = durableBackend == 'DurableTaskScheduler'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: empty(resourceGroupName) ? 'rg-${environmentName}' : resourceGroupName
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  scope: group
  params: {
    name: 'id-app-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'app/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${token}'
    insightsName: 'appi-${token}'
    location: location
    tags: tags
    logDays: logDays
    publisherPrincipalId: identity.outputs.principalId
  }
}

module storage 'app/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    sku: storageSku
    appPrincipalId: identity.outputs.principalId
  }
}

module vault 'app/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    readerPrincipalId: identity.outputs.principalId
    officerPrincipalId: principalId
    officerPrincipalType: principalType
  }
}

module scheduler 'app/scheduler.bicep' = if (hasScheduler) {
  scope: group
  params: {
    name: 'dts-${token}'
    location: location
    tags: tags
    contributorPrincipalId: identity.outputs.principalId
    contributorClientId: identity.outputs.clientId
  }
}

module app 'app/functions.bicep' = {
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    vaultUri: vault.outputs.uri
    insightsConnection: monitoring.outputs.insightsConnection
    publicBaseUrl: publicBaseUrl
    sendGridSandbox: sendGridSandbox
    sendGridHost: sendGridHost
    settings: settings
    vaultSettings: vaultSettings
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    alwaysReady: alwaysReady
    schedulerConnection: hasScheduler ? scheduler!.outputs.connection : ''
  }
}

module alerts 'app/alerts.bicep' = if (!empty(alertMail)) {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    insightsId: monitoring.outputs.insightsId
    workspaceId: monitoring.outputs.workspaceId
    address: app.outputs.address
    mail: alertMail
  }
}

module budget 'app/budget.bicep' = if (!empty(alertMail)) {
  scope: group
  params: {
    name: 'budget-${token}'
    amount: monthlyBudget
    from: firstOfBudget
    mail: alertMail
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_FUNCTION_ID string = app.outputs.id
// Without a budget there is none to keep: one that is made in a later month may not begin before it.
output BUDGET_FROM string = empty(alertMail) ? '' : firstOfBudget
output SERVICE_APP_NAME string = app.outputs.name
output SERVICE_APP_URI string = app.outputs.address

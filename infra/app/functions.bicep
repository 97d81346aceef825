@description('Name of the function app.')
param name string

@description('Name of the Flex Consumption plan.')
param planName string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('Resource id of the identity that the app runs as.')
param identityId string

@description('Client id of that identity.')
param identityClientId string

@description('The storage account of the app: packages, orchestrations, tables.')
param storageName string

@description('The blob container that the app is deployed to.')
param packageContainer string

@description('Address of the vault with the secrets.')
param vaultUri string

@description('Connection string of Application Insights; it is no secret where local authentication is off.')
param insightsConnection string

@description('What links in mails begin with; empty: the address that Azure gives the app.')
param publicBaseUrl string

@description('true: SendGrid checks mails and delivers none.')
param sendGridSandbox bool

@description('Where SendGrid listens; empty: where it does for accounts of no region.')
param sendGridHost string

@description('More settings, such as those that stand for parts of the configuration.')
param settings { *: string }

@description('More settings out of the vault: each with the name of its secret.')
param vaultSettings { *: string }

@description('Upper bound of instances of each group of functions.')
param maximumInstances int

@description('Memory of an instance in MB.')
param instanceMemory int

@description('Instances that never sleep, by group of functions.')
param alwaysReady { *: int }

@description('Connection string of a Durable Task Scheduler; empty: orchestrations live in the storage account.')
param schedulerConnection string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

var hostSettings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: account.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: account.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: account.properties.primaryEndpoints.table
  // DefaultAzureCredential, by which the app opens its tables, takes this identity.
  AZURE_CLIENT_ID: identityClientId
  // Nobody is shown that Functions runs here.
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

// The vault's secrets, by name without version: a new version is taken within a day, or as soon as infra/hooks/secrets says so.
var appSettings = {
  PublicBaseUrl: empty(publicBaseUrl) ? 'https://${name}.azurewebsites.net' : publicBaseUrl
  Links__Keys: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/link-keys)'
  IdentityKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/identity-key)'
  SendGrid__ApiKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/sendgrid-api-key)'
  SendGrid__EventKeys: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/sendgrid-event-keys)'
  SendGrid__InboundKeys: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/sendgrid-inbound-keys)'
  SendGrid__Sandbox: string(sendGridSandbox)
  SendGrid__Host: sendGridHost
}

var moreSecrets = toObject(items(vaultSettings), setting => setting.key, setting => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${setting.value})')

var schedulerSettings = empty(schedulerConnection) ? {} : {
  // host.json names it: the platform reads that file itself to know what wakes the app.
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: schedulerConnection
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds the app of azure.yaml's service by this tag.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemory
        alwaysReady: map(items(alwaysReady), group => { name: group.key, instanceCount: group.value })
      }
    }
    // Flex Consumption refuses most of what other plans take here, ftpsState among it.
    siteConfig: { minTlsVersion: '1.2' }
  }

  resource appSettingsOfApp 'config' = {
    name: 'appsettings'
    properties: union(settings, moreSecrets, hostSettings, appSettings, schedulerSettings)
  }

  // Deployments come with an identity, too: no publishing password. One after the other: a site takes one change at a time.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
    dependsOn: [appSettingsOfApp]
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
    dependsOn: [ftp]
  }
}

output id string = app.id
output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'

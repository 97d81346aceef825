@minLength(3)
@maxLength(24)
@description('Name of the vault.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

@description('The app: reads secrets.')
param readerPrincipalId string

@description('Who deploys, and sets secrets; empty: nobody.')
param officerPrincipalId string

@description('User or ServicePrincipal.')
param officerPrincipalType string

// Key Vault Secrets User, Key Vault Secrets Officer
var readerRole = '4633458b-17de-408a-b874-0445c86b69e6'
var officerRole = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    // Without the identity key all contacts are strangers: nobody can purge it before its time.
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, readerPrincipalId, readerRole)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', readerRole)
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource officer 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(officerPrincipalId)) {
  scope: vault
  name: guid(vault.id, officerPrincipalId, officerRole)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', officerRole)
    principalId: officerPrincipalId
    principalType: officerPrincipalType
  }
}

output name string = vault.name
output uri string = vault.properties.vaultUri

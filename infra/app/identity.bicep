@description('Name of the identity.')
param name string

@description('Region.')
param location string

@description('Tags of every resource.')
param tags { *: string }

// One identity of the app's own, apart from the app: roles are there before the app starts for the first time.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

output id string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId

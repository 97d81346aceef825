#!/usr/bin/env pwsh
# The same as secrets.sh, for Windows.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$vault = $env:AZURE_KEY_VAULT_NAME
$app = $env:AZURE_FUNCTION_ID
if (-not $vault -or -not $app) { throw 'Run this through azd, or set AZURE_KEY_VAULT_NAME and AZURE_FUNCTION_ID.' }

# By the list that is read below: a call that fails must not pass for a secret that is missing.
function Test-Secret([string] $name) { return $script:names -contains $name }

# The value goes through a file: arguments stand in the list of processes.
function Set-Secret([string] $name, [string] $value) {
    $file = New-TemporaryFile
    try {
        [IO.File]::WriteAllText($file, $value)
        az keyvault secret set --vault-name $vault --name $name --file $file --encoding utf-8 --output none
        if ($LASTEXITCODE -ne 0) { throw "vault: $name could not be set" }
        Write-Host "vault: $name is set"
    }
    finally { Remove-Item $file }
}

function New-Key {
    $bytes = [Security.Cryptography.RandomNumberGenerator]::GetBytes(32)
    return [Convert]::ToBase64String($bytes)
}

# A role that was just given takes a while to hold.
foreach ($try in 1..30) {
    $names = az keyvault secret list --vault-name $vault --query '[].name' --output tsv 2>$null
    if ($LASTEXITCODE -eq 0) { break }
    if ($try -eq 30) { throw "vault: $vault can't be read; is Key Vault Secrets Officer yours?" }
    Start-Sleep -Seconds 10
}

if (-not (Test-Secret 'identity-key')) { Set-Secret 'identity-key' (New-Key) }
if (-not (Test-Secret 'link-keys')) { Set-Secret 'link-keys' "k1:$(New-Key)" }

foreach ($name in 'sendgrid-api-key', 'sendgrid-event-keys', 'sendgrid-inbound-keys') {
    if (Test-Secret $name) { continue }
    $value = ''
    if ([Environment]::UserInteractive -and -not [Console]::IsInputRedirected) { $value = Read-Host "$name (empty: later)" -MaskInput }
    # An app setting may refer only to a secret that is there. With a key that isn't one mails wait; without any the app doesn't start.
    Set-Secret $name ($value ? $value : ($name -eq 'sendgrid-api-key' ? 'none' : ' '))
}

# References are read again at once, rather than within a day.
az rest --method post --url "https://management.azure.com$app/config/configreferences/appsettings/refresh?api-version=2022-03-01" --output none
if ($LASTEXITCODE -ne 0) { throw 'The references could not be read again.' }

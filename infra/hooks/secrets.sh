#!/bin/sh
# Puts into the vault what is not there yet: keys are made here and shown to nobody; the key of SendGrid is asked for, and may
# come later. What is there stays: another identity key would make strangers of all contacts.
set -eu

vault=${AZURE_KEY_VAULT_NAME:?run this through azd, or set it}
app=${AZURE_FUNCTION_ID:?run this through azd, or set it}

# By the list that was read below: a call that fails must not pass for a secret that is missing.
has() { printf '%s\n' "$names" | tr -d '\r' | grep -qx "$1"; }

# The value goes through a file that nobody else may read: arguments stand in the list of processes.
put() {
  file=$(mktemp)
  trap 'rm -f "$file"' EXIT
  printf '%s' "$2" >"$file"
  az keyvault secret set --vault-name "$vault" --name "$1" --file "$file" --encoding utf-8 --output none
  rm -f "$file"
  echo "vault: $1 is set"
}

# A role that was just given takes a while to hold.
tries=0
until names=$(az keyvault secret list --vault-name "$vault" --query '[].name' --output tsv 2>/dev/null); do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || { echo "vault: $vault can't be read; is Key Vault Secrets Officer yours?" >&2; exit 1; }
  sleep 10
done

has identity-key || put identity-key "$(openssl rand -base64 32)"
has link-keys || put link-keys "k1:$(openssl rand -base64 32)"

for name in sendgrid-api-key sendgrid-event-keys sendgrid-inbound-keys; do
  has "$name" && continue
  value=
  if [ -t 0 ]; then
    printf '%s (empty: later): ' "$name"
    stty -echo 2>/dev/null || true
    read -r value || true
    stty echo 2>/dev/null || true
    echo
  fi
  # An app setting may refer only to a secret that is there. With a key that isn't one mails wait; without any the app doesn't start.
  if [ "$name" = sendgrid-api-key ]; then blank=none; else blank=' '; fi
  put "$name" "${value:-$blank}"
done

# References are read again at once, rather than within a day.
az rest --method post --url "https://management.azure.com$app/config/configreferences/appsettings/refresh?api-version=2022-03-01" --output none

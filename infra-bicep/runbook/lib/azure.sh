# shellcheck shell=sh
# Talks to Azure, with the credentials of one tenant.

# All names begin with it, in both tenants.
prefix=${SLUICE_PREFIX:-sluice}

# ask ARGUMENT...: Azure's answer as JSON; what it complains of is in $work/complaint.
ask() {
    az "$@" --only-show-errors --output json 2>"$work/complaint" </dev/null
}

# The complaint in one line, without a key that it may quote; what az did not expect comes with a traceback behind it.
complaint() {
    sed -e '/Here is the traceback:$/d' -e 's/^ERROR: //' -e '/^[[:space:]]*$/d' "$work/complaint" | head -n 1 |
        sed -E 's/(SharedAccessKey=)[^;"[:space:]]*/\1hidden/g' | cut -c 1-400 | sed 's/\.$//'
}

# azure DEED ARGUMENT...: the same, or one line that says what could not be done. Not to be called in a condition's $(...),
# which would go on.
azure() {
    deed=$1
    shift
    ask "$@" || fail "could not $deed: $(complaint). What is done stays done: run $name again when that is solved"
}

# patiently SECONDS PATTERN DEED ARGUMENT...: the same again, as long as the complaint matches and time is left.
patiently() {
    deadline=$(($(date +%s) + $1))
    pattern=$2
    shift 2
    deed=$1
    shift
    until ask "$@"; do
        if ! grep -qE "$pattern" "$work/complaint" || [ "$(date +%s)" -ge "$deadline" ]; then
            fail "could not $deed: $(complaint). What is done stays done: run $name again when that is solved"
        fi
        sleep "${SLUICE_POLL:-10}"
    done
}

# until_true SECONDS COMMAND...: repeats a question until the answer is yes; fails when the time is over.
until_true() {
    deadline=$(($(date +%s) + $1))
    shift
    until "$@"; do
        [ "$(date +%s)" -lt "$deadline" ] || return 1
        sleep "${SLUICE_POLL:-10}"
    done
}

# The tenant that is signed in to: `az ad` follows the active subscription, and nothing else.
enter_tenant() {
    azure "read who is signed in (az login)" account show >"$work/account"
    jq -r '"\(.tenantId) \(.id)"' "$work/account" >"$work/signed-in"
    read -r tenant active <"$work/signed-in"
    [ "$active" = "$SLUICE_SUBSCRIPTION" ] ||
        fail "the active subscription is $active: az account set --subscription $SLUICE_SUBSCRIPTION"
}

# shut_out TENANT: a step has credentials of one tenant only.
shut_out() {
    [ "$1" != "$tenant" ] || fail "signed in to $tenant, which is the other side's tenant: az login to the $side tenant"
    azure "list the subscriptions that are signed in to" account list --all >"$work/accounts"
    ! jq -e --arg other "$1" 'any(.[]; .tenantId == $other)' "$work/accounts" >/dev/null ||
        fail "signed in to the other tenant $1, too: a step has one tenant's credentials only (az logout, or another AZURE_CONFIG_DIR)"
}

group_id() {
    echo "/subscriptions/$SLUICE_SUBSCRIPTION/resourceGroups/$SLUICE_RESOURCE_GROUP"
}

group_exists() {
    azure "look for the resource group" group exists --name "$SLUICE_RESOURCE_GROUP" >"$work/exists"
    grep -q true "$work/exists"
}

# The group that all of one half lives in; the tag says that it may be deleted with what is in it.
make_group() {
    if group_exists; then
        say "there already: resource group $SLUICE_RESOURCE_GROUP"
        return
    fi
    setting SLUICE_LOCATION "the region of the resource group that is made"
    azure "make the resource group" group create --name "$SLUICE_RESOURCE_GROUP" --location "$SLUICE_LOCATION" \
        --tags sluice-runbook="$side" >"$work/group"
    say "made resource group $SLUICE_RESOURCE_GROUP in $SLUICE_LOCATION"
}

delete_group() {
    if ! group_exists; then
        say "gone already: resource group $SLUICE_RESOURCE_GROUP"
        return
    fi
    azure "read the resource group" group show --name "$SLUICE_RESOURCE_GROUP" >"$work/group"
    [ "$(tag sluice-runbook)" = "$side" ] ||
        fail "resource group $SLUICE_RESOURCE_GROUP was not made by this runbook: delete what the template made in it yourself"
    azure "delete the resource group" group delete --name "$SLUICE_RESOURCE_GROUP" --yes >/dev/null
    say "deleted resource group $SLUICE_RESOURCE_GROUP with all that was in it"
}

# tag NAME: of the group that was read last
tag() {
    jq -r --arg name "$1" '.tags[$name] // empty' "$work/group"
}

read_group() {
    azure "read the resource group" group show --name "$SLUICE_RESOURCE_GROUP" >"$work/group"
}

# write_tags NAME=VALUE...: the only memory a side has beside the handshake, and Azure keeps it
write_tags() {
    azure "note it on the resource group" tag update --resource-id "$(group_id)" --operation Merge --tags "$@" >/dev/null
}

# forget_tags NAME=VALUE...
forget_tags() {
    azure "take the note off the resource group" tag update --resource-id "$(group_id)" --operation Delete \
        --tags "$@" >/dev/null
}

# deploy NAME=VALUE...: the whole half of a tenant; what is there already stays
deploy() {
    parameters=${SLUICE_PARAMETERS:-$runbook/../$side-tenant/main.bicepparam}
    [ -f "$parameters" ] || fail "found no $parameters: SLUICE_PARAMETERS names the parameters to deploy with"
    azure "deploy $parameters" deployment group create --resource-group "$SLUICE_RESOURCE_GROUP" --name "sluice-$side" \
        --parameters "$parameters" prefix="$prefix" "$@" >"$work/deployment"
    say "deployed $parameters"
}

# deploy_again API IMAGE: IT's half as it was deployed last, but with that application of the API and that image
deploy_again() {
    deploy sender="$(parameter sender)" senderApplicationId="$(parameter senderApplicationId)" \
        senderPrincipalId="$(parameter senderPrincipalId)" apiApplicationId="$1" archiverImage="$2"
}

read_deployment() {
    azure "read deployment sluice-$side (a step before makes it)" deployment group show \
        --resource-group "$SLUICE_RESOURCE_GROUP" --name "sluice-$side" >"$work/deployment"
}

# output NAME: of the deployment made or read last; empty where the half has no such part
output() {
    jq -r --arg name "$1" '.properties.outputs[$name].value // empty' "$work/deployment"
}

# parameter NAME: that deployment's
parameter() {
    jq -r --arg name "$1" '.properties.parameters[$name].value // empty' "$work/deployment"
}

# private_name HOST: as seen from here, it must lead to a private address
private_name() {
    command -v getent >/dev/null 2>&1 || {
        say "skipped: that $1 leads to a private address (found no getent)"
        return
    }
    address=$(getent ahostsv4 "$1" | awk 'NR == 1 { print $1 }')
    case $address in
    10.* | 192.168.* | 172.1[6-9].* | 172.2[0-9].* | 172.3[01].*) ;;
    '') fail "$1 does not resolve here: run this step from a machine in the $side network" ;;
    *) fail "$1 leads to $address, which is no private address: run this step from a machine in the $side network" ;;
    esac
}

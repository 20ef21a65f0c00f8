# shellcheck shell=sh
# Puts a Function app's code in place, though neither the app nor its storage account is public: the package goes into
# the container that the app starts from, over the account's private endpoint.

role='Storage Blob Data Contributor'
note='sluice runbook: until the package is in place'

# package_at PATH: the zip to upload; a folder is packed without the settings of a developer's machine
package_at() {
    if [ -f "$1" ]; then
        package=$1
        return
    fi
    [ -f "$1/host.json" ] || fail "found no host.json in $1: it is no Function app's package"
    package=$work/package.zip
    if command -v zip >/dev/null 2>&1; then
        (cd "$1" && zip -q -r -X "$package" . -x local.settings.json)
    else
        need jar
        cp -R "$1" "$work/package"
        rm -f "$work/package/local.settings.json"
        jar cMf "$package" -C "$work/package" .
    fi
}

# with_files PATH FILES: the package, with that folder as its folder files and nothing else in there
with_files() {
    for part in schemas alarm-rules sites.json; do
        [ -e "$2/$part" ] || fail "found no $part in $2: a folder of ingest's files has schemas, alarm-rules and sites.json"
    done
    find "$2" -name '*.json' -type f >"$work/files"
    while read -r file; do
        jq empty "$file" 2>/dev/null || fail "$file is no JSON: correct it, as ingest would stop at it"
    done <"$work/files"
    with=$work/with-files
    if [ -f "$1" ]; then unpack "$1" "$with"; else cp -R "$1" "$with"; fi
    rm -rf "$with/files"
    cp -R "$2" "$with/files"
}

# unpack ZIP FOLDER
unpack() {
    mkdir "$2"
    if command -v unzip >/dev/null 2>&1; then
        unzip -q "$1" -d "$2"
    else
        need jar
        zip=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
        (cd "$2" && jar xf "$zip")
    fi || fail "could not unpack $1: is it a zip?"
}

# The address of the container that the app starts from: Flex Consumption has it in its own configuration, Premium in
# a setting.
find_container() {
    azure "read Function app $app" resource show --ids "$app_id" --api-version 2025-03-01 >"$work/app"
    container=$(jq -r '.properties.functionAppConfig.deployment.storage.value // empty' "$work/app")
    if [ -z "$container" ]; then
        azure "read where $app starts from" functionapp config appsettings list \
            --resource-group "$SLUICE_RESOURCE_GROUP" --name "$app" --query "[?name=='WEBSITE_RUN_FROM_PACKAGE']" >"$work/setting"
        container=$(jq -r '.[0].value // empty' "$work/setting")
        container=${container%/released-package.zip}
    fi
    case $container in
    https://*.blob.*/*) ;;
    *) fail "Function app $app does not start from a blob container: deploy the templates of this release" ;;
    esac
    host=${container#https://}
    host=${host%%/*}
    account=${host%%.*}
    container=${container##*/}
    scope=$(group_id)/providers/Microsoft.Storage/storageAccounts/$account/blobServices/default/containers/$container
}

# The object id of who is signed in: a person or a pipeline's service principal.
find_self() {
    if [ "$(jq -r .user.type "$work/account")" = user ]; then
        azure "read who is signed in" ad signed-in-user show >"$work/self"
        kind=User
    else
        azure "read who is signed in" ad sp show --id "$(jq -r .user.name "$work/account")" >"$work/self"
        kind=ServicePrincipal
    fi
    self=$(jq -r .id "$work/self")
}

list_own_roles() {
    azure "list the roles on the container" role assignment list --assignee "$self" --role "$role" --scope "$scope" \
        >"$work/roles"
}

# The role is lent for the upload: nobody needs it later. Who holds it for good keeps it.
borrow_role() {
    find_self
    list_own_roles
    [ "$(jq length "$work/roles")" -eq 0 ] || return 0
    azure "lend the role on the container" role assignment create --assignee-object-id "$self" \
        --assignee-principal-type "$kind" --role "$role" --scope "$scope" --description "$note" >/dev/null
    borrowed=yes
    say "lent you $role on container $container"
}

# Also when the step fails in between.
leave() {
    [ -z "${borrowed:-}" ] || (return_role) || true
    rm -rf "$work"
}

return_role() {
    list_own_roles
    borrowed=
    jq -r --arg note "$note" '.[] | select(.description == $note) | .id' "$work/roles" >"$work/lent"
    while read -r lent; do
        azure "take the role back" role assignment delete --ids "$lent" >/dev/null
        say "took the role back"
    done <"$work/lent"
}

# upload PATH, by which it is known; a role takes minutes until storage knows it
upload() {
    patiently 600 'AuthorizationPermissionMismatch|AuthorizationFailure|required permissions' "upload the package" \
        storage blob upload --auth-mode login --account-name "$account" --container-name "$container" \
        --name released-package.zip --file "$package" --overwrite true --no-progress >/dev/null
    say "uploaded $1 to container $container of $account"
}

has_functions() {
    azure "list the functions of $app" functionapp function list --resource-group "$SLUICE_RESOURCE_GROUP" \
        --name "$app" >"$work/functions"
    [ "$(jq length "$work/functions")" -gt 0 ]
}

# An instance reads the package when it starts, and the platform learns of its triggers only when told.
start_package() {
    azure "restart $app" functionapp restart --ids "$app_id" >/dev/null
    azure "tell the platform the triggers of $app" rest --method post \
        --url "$app_id/syncfunctiontriggers?api-version=2025-03-01" >/dev/null
    until_true "${SLUICE_START_SECONDS:-600}" has_functions ||
        fail "$app shows no function: read its log; with a firewall between, let the app's subnet reach the app itself (Azure-Functions#2635)"
    say "$app runs $(jq -r '[.[].name | split("/") | last] | join(", ")' "$work/functions")"
}

# place_package PATH APP FILES: with that folder of files, if one is named
place_package() {
    app=$2
    app_id=$(group_id)/providers/Microsoft.Web/sites/$app
    if [ -n "${3:-}" ]; then
        with_files "$1" "$3"
        package_at "$with"
    else
        package_at "$1"
    fi
    find_container
    private_name "$host"
    borrow_role
    upload "$1"
    return_role
    start_package
}

# remove_package APP
remove_package() {
    app=$1
    app_id=$(group_id)/providers/Microsoft.Web/sites/$app
    find_container
    private_name "$host"
    borrow_role
    patiently 600 'AuthorizationPermissionMismatch|AuthorizationFailure|required permissions' "look for the package" \
        storage blob exists --auth-mode login --account-name "$account" --container-name "$container" \
        --name released-package.zip >"$work/blob"
    if [ "$(jq .exists "$work/blob")" = true ]; then
        azure "delete the package" storage blob delete --auth-mode login --account-name "$account" \
            --container-name "$container" --name released-package.zip >/dev/null
        say "deleted the package of $app"
    fi
    return_role
    azure "restart $app" functionapp restart --ids "$app_id" >/dev/null
}

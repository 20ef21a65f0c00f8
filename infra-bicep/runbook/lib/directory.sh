# shellcheck shell=sh
# Applications and their service principals in the tenant that is signed in to.

# find_application NAME: the id of the one application of that name, which is then in $work/same; nothing where there is none
find_application() {
    azure "look for the application" ad app list --display-name "$1" >"$work/applications"
    jq --arg name "$1" '[.[] | select(.displayName == $name)]' "$work/applications" >"$work/same"
    [ "$(jq length "$work/same")" -le 1 ] ||
        fail "there are several applications $1: SLUICE_APPLICATION_NAME gives ours another name"
    jq -r '.[].appId' "$work/same"
}

# graph METHOD DEED PATH [BODY]: asks Microsoft Graph; what was just made is known everywhere only after a while
graph() {
    method=$1 deed=$2 path=$3 body=${4:-}
    [ -n "${graph_url:-}" ] || {
        azure "read the cloud's addresses" cloud show >"$work/cloud"
        graph_url=$(jq -r .endpoints.microsoftGraphResourceId "$work/cloud")
    }
    set -- rest --method "$method" --url "${graph_url%/}/v1.0/$path"
    [ -z "$body" ] || set -- "$@" --body "$body"
    patiently 120 'Request_ResourceNotFound|does not exist or one of its queried' "$deed" "$@"
}

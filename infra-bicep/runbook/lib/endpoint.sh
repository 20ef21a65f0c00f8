# shellcheck shell=sh
# OT's private endpoint to IT's namespace, as OT sees it.

# read_endpoint: into $work/endpoint; empty where there is none yet
read_endpoint() {
    azure "look for OT's endpoint" network private-endpoint list --resource-group "$SLUICE_RESOURCE_GROUP" \
        >"$work/endpoints"
    jq --arg id "$ot_endpoint" '[.[] | select((.id | ascii_downcase) == ($id | ascii_downcase))][0] // empty' \
        "$work/endpoints" >"$work/endpoint"
}

# request FILTER: of the connection the endpoint asks for
request() {
    jq -r ".manualPrivateLinkServiceConnections[0] | $1 // empty" "$work/endpoint"
}

# Pending, Approved, Rejected or Disconnected; nothing without an endpoint
endpoint_state() {
    request .privateLinkServiceConnectionState.status
}

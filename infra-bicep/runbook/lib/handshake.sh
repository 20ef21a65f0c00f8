# shellcheck shell=sh
# The one file that crosses the border: see handshake.schema.json.

handshake=${SLUICE_HANDSHAKE:-handshake.json}

# Fails with every line in which the handshake breaks its schema.
check_handshake() {
    flaws=$(jq -r --slurpfile schema "$runbook/handshake.schema.json" -f "$runbook/lib/schema.jq" "$handshake" 2>/dev/null) ||
        fail "$handshake is no JSON: get it anew from the other side"
    [ -z "$flaws" ] || fail "$handshake breaks its schema: $(echo "$flaws" | paste -sd ';' -)"
}

# read_handshake: into variables; empty is what has not been filled in yet
# shellcheck disable=SC2034 # no step needs all of them
read_handshake() {
    : >"$work/members"
    if [ -f "$handshake" ]; then
        check_handshake
        jq -r '.ot.tenant, .ot.application, .ot.endpoint, .it.tenant, .it.namespace, .it.hub, .it.nonce | . // ""' \
            "$handshake" >"$work/members"
    fi
    # Nothing is left to read where there is no file: the variables are empty then.
    {
        read -r ot_tenant || :
        read -r ot_application || :
        read -r ot_endpoint || :
        read -r it_tenant || :
        read -r it_namespace || :
        read -r it_hub || :
        read -r it_nonce || :
    } <"$work/members"
}

# need_part SIDE: the other side's part must be in it
need_part() {
    case $1 in
    ot) part=$ot_tenant writer=01-ot-register ;;
    it) part=$it_tenant writer=02-it-deploy ;;
    esac
    [ -f "$handshake" ] || fail "found no $handshake: $writer writes it (or SLUICE_HANDSHAKE names it)"
    [ -n "$part" ] || fail "$handshake has no part of $1: $writer writes it, send the file there"
}

# put FILTER ARGUMENT...: changes the file at once or not at all
put() {
    filter=$1
    shift
    if [ -f "$handshake" ]; then
        cp "$handshake" "$work/handshake"
    else
        echo '{"format": "sluice-handshake/1"}' >"$work/handshake"
    fi
    jq "$@" "$filter" "$work/handshake" >"$handshake.new"
    chmod 644 "$handshake.new"
    mv "$handshake.new" "$handshake"
    read_handshake
}

# same_id ID ID: resource ids differ in case only by accident
same_id() {
    [ "$(echo "$1" | tr '[:upper:]' '[:lower:]')" = "$(echo "$2" | tr '[:upper:]' '[:lower:]')" ]
}

# agreed NAME VALUE: what the file says of the other tenant must be what was agreed with its people
agreed() {
    setting "$1" "the other side's tenant id, as its people told you, not as the handshake says"
    # shellcheck disable=SC2154 # setting sets it
    [ "$value" = "$2" ] || fail "$handshake names tenant $2, but $1 is $value: ask the other side which is right"
}

# shellcheck shell=sh
# The one file that crosses the border: see handshake.schema.json.

handshake=${SLUICE_HANDSHAKE:-handshake.json}

# Fails with every line in which the handshake breaks its schema.
check_handshake() {
    jq -e . "$handshake" >/dev/null 2>&1 || fail "$handshake is no JSON: get it anew from the other side"
    flaws=$(jq -r --slurpfile schema "$runbook/handshake.schema.json" -f "$runbook/lib/schema.jq" "$handshake")
    [ -z "$flaws" ] || fail "$handshake breaks its schema: $(echo "$flaws" | paste -sd ';' -)"
}

# need_part SIDE STEP: the other side's part must be in it
need_part() {
    [ -f "$handshake" ] || fail "found no $handshake: $2 writes it (or SLUICE_HANDSHAKE names it)"
    check_handshake
    [ "$(jq --arg side "$1" 'has($side)' "$handshake")" = true ] ||
        fail "$handshake has no part of $1: $2 writes it, send the file there"
}

# member PATH, as in `member ot.tenant`; nothing where it is missing
member() {
    [ ! -f "$handshake" ] || jq -r --arg path "$1" 'getpath($path | split(".")) // empty' "$handshake"
}

# put FILTER ARGUMENT...: changes the file at once or not at all
put() {
    filter=$1
    shift
    if [ -f "$handshake" ]; then
        check_handshake
        cp "$handshake" "$work/handshake"
    else
        echo '{"format": "sluice-handshake/1"}' >"$work/handshake"
    fi
    jq "$@" "$filter" "$work/handshake" >"$handshake.new"
    chmod 644 "$handshake.new"
    mv "$handshake.new" "$handshake"
    check_handshake
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

# shellcheck shell=sh
# What all steps of the runbook do alike. A step sets `side` (ot or it), defines plan, run, plan_undo and undo, and ends
# with: step "$@"

name=${0##*/}
runbook=$(cd "$(dirname "$0")" && pwd)
umask 077
work=$(mktemp -d)
leave() {
    rm -rf "$work"
}
trap leave EXIT
trap 'exit 130' INT TERM

fail() {
    echo "$name: $1" >&2
    exit 1
}

say() {
    echo "$name: $1"
}

# shellcheck source=infra-bicep/runbook/lib/azure.sh
. "$runbook/lib/azure.sh"
# shellcheck source=infra-bicep/runbook/lib/handshake.sh
. "$runbook/lib/handshake.sh"

usage() {
    cat <<end
usage: $name [--plan | --undo --yes] [--help]
$(plan | sed 's/^/  /')
  --plan   only says what it would do
  --undo   takes it back: $(plan_undo | tr '\n' ' ')
  --yes    means it, as --undo deletes
Settings are in the environment, see README.md; the handshake is $handshake.
end
}

announce() {
    echo "== $name: $side tenant $tenant, subscription $SLUICE_SUBSCRIPTION, resource group $SLUICE_RESOURCE_GROUP"
    "$1" | sed 's/^/   will /'
}

step() {
    mode=run sure=no
    for option in "$@"; do
        case $option in
        --help) usage && exit ;;
        --plan) mode=plan ;;
        --undo) mode=undo ;;
        --yes) sure=yes ;;
        *) accept_option "$option" ;;
        esac
    done
    need az jq
    setting SLUICE_SUBSCRIPTION "the id of the $side tenant's subscription"
    setting SLUICE_RESOURCE_GROUP "the resource group of the $side half"
    read_handshake
    enter_tenant
    prepare
    # No && between them: it would switch set -e off in what is left of it.
    case $mode-$sure in
    plan-*) announce plan ;;
    undo-no)
        announce plan_undo
        fail "--undo deletes: add --yes to mean it"
        ;;
    undo-yes)
        announce plan_undo
        undo
        say "undone"
        ;;
    run-*)
        announce plan
        run
        ;;
    esac
}

# What a step may define besides: options of its own, and what it has to know before it says what it will do.
accept_option() {
    fail "unknown option $1: $name --help lists them"
}
prepare() {
    :
}

need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null 2>&1 || fail "found no $tool: install it"
    done
}

# setting NAME MEANING: it must be in the environment
setting() {
    eval "value=\${$1:-}"
    # shellcheck disable=SC2154 # eval sets it
    [ -n "$value" ] || fail "$1 is not set: $2"
}

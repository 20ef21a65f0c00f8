// What the model does for each command that the runbook uses. A command lists the options it knows: another one is
// refused as `az` refuses it.
import { directory } from './directory.mjs';
import { graphUrl } from './graph.mjs';
import { network } from './network.mjs';
import { resources } from './resources.mjs';
import { tenants } from './tenants.mjs';

/** The name service: `getent ahostsv4 HOST`, as seen from inside or outside of the network. */
function getent(azure) {
    return azure.conditions.inside ? '10.10.0.70' : '203.0.113.7';
}

const account = {
    'account show': {
        options: [],
        run: (azure, side) => ({
            id: tenants[side].subscription,
            tenantId: tenants[side].tenant,
            user: { name: tenants[side].user, type: azure.conditions.pipeline ? 'servicePrincipal' : 'user' },
        }),
    },
    'account list': {
        options: ['all'],
        run: (azure, side) => (azure.conditions.both ? ['ot', 'it'] : [side]).map((each) => ({
            id: tenants[each].subscription,
            tenantId: tenants[each].tenant,
        })),
    },
};

const cloud = {
    'cloud show': { options: [], run: () => ({
        suffixes: { storageEndpoint: 'core.windows.net' },
        endpoints: { microsoftGraphResourceId: graphUrl },
    }) },
};

export const commands = { getent, ...account, ...cloud, ...directory, ...resources, ...network };

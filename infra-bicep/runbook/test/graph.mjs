// Microsoft Graph, as far as the runbook asks it: what an application says of itself, and who holds its roles.
import { AzureError } from './error.mjs';

export const graphUrl = 'https://graph.microsoft.com/';

/** What was just made is not known everywhere at once. */
function find(azure, side, list, id) {
    const found = azure.state[list].find((each) => each.side === side && (each.appId === id || each.id === id));
    if (!found || (found.asked = (found.asked ?? 0) + 1) <= azure.conditions.roleDelay) {
        throw new AzureError(`Not Found({"error":{"code":"Request_ResourceNotFound","message":"Resource '${id}' does not exist or one of its queried reference-property objects are not present."}})`);
    }
    return found;
}

const operations = {
    "patch applications\\(appId='([^']+)'\\)": (azure, side, [id], body) => {
        const ids = body.appRoles.map((each) => each.id);
        if (new Set(ids).size !== ids.length || ids.some((each) => !each)) throw new AzureError('Bad Request(InvalidValue: appRoles)');
        Object.assign(find(azure, side, 'applications', id), body);
    },
    'get servicePrincipals/([^/]+)/appRoleAssignments': (azure, side, [principalId]) => ({
        value: azure.state.assignments.filter((each) => each.side === side && each.principalId === principalId),
    }),
    'post servicePrincipals/([^/]+)/appRoleAssignments': (azure, side, [principalId], body) => {
        const resource = azure.state.principals.find((each) => each.side === side && each.id === body.resourceId);
        const roles = azure.state.applications.find((each) => each.appId === resource?.appId)?.appRoles ?? [];
        if (body.principalId !== principalId || !roles.some((each) => each.id === body.appRoleId)) {
            throw new AzureError('Bad Request(Permission being assigned was not found on application)');
        }
        if (azure.state.assignments.some((each) => each.principalId === principalId && each.appRoleId === body.appRoleId)) {
            throw new AzureError('Bad Request(Permission being assigned already exists on the object)');
        }
        azure.state.assignments.push({ side, id: `role-of-${principalId}`, ...body });
    },
    'delete servicePrincipals/([^/]+)/appRoleAssignments/([^/]+)': (azure, side, [principalId, id]) => {
        azure.state.assignments = azure.state.assignments.filter((each) => each.principalId !== principalId || each.id !== id);
    },
};

export function graph(azure, side, { method: [method], url: [url], body }) {
    const asked = `${method} ${url.slice(`${graphUrl}v1.0/`.length)}`;
    for (const [pattern, run] of Object.entries(operations)) {
        const match = new RegExp(`^${pattern}$`).exec(asked);
        if (match) return run(azure, side, match.slice(1), body && JSON.parse(body[0]));
    }
    throw new AzureError(`Bad Request(Resource not found for the segment: ${asked})`);
}

/**
 * What ingest answers a caller of that tenant: 401 for a token that is not for it, 403 for one without the role. A token
 * of version 2 names the application by its id, one of version 1 by its URI.
 */
export function callDevices(azure, caller) {
    const application = azure.state.applications.find((each) => each.side === 'it');
    const { apiApplicationId } = azure.state.deployments.it.properties.parameters;
    const uri = `api://${application?.appId}`;
    const audience = application?.api?.requestedAccessTokenVersion === 2 ? application.appId : uri;
    if (!application?.identifierUris?.includes(uri) || !apiApplicationId?.value || audience !== apiApplicationId.value) return 401;
    const held = azure.state.assignments.filter((each) => each.principalId === caller).map((each) => each.appRoleId);
    return application.appRoles.some((each) => each.value === 'Devices.Read' && held.includes(each.id)) ? 200 : 403;
}

// Entra: applications, their service principals and federated credentials.
import { readFileSync } from 'node:fs';
import { AzureError } from './error.mjs';
import { apiApplicationId, applicationId, tenants } from './tenants.mjs';

const ofSide = (list, side) => list.filter((each) => each.side === side);

function owned(azure, side, id) {
    const application = azure.state.applications.find((each) => each.appId === id && each.side === side);
    if (!application) throw new AzureError(`Resource '${id}' does not exist`, 3);
    return application;
}

function credential(options) {
    return JSON.parse(readFileSync(options.parameters[0], 'utf8'));
}

function createPrincipal(azure, side, { id: [appId] }) {
    const application = azure.state.applications.find((each) => each.appId === appId);
    const seen = application && (application.side === side || application.signInAudience === 'AzureADMultipleOrgs');
    if (!seen) throw new AzureError(`The appId '${appId}' does not reference a valid application object.`);
    const owner = application.owner ?? tenants[application.side].tenant;
    const principal = { side, id: `sp-of-${appId}`, appId, appOwnerOrganizationId: owner };
    azure.state.principals.push(principal);
    return principal;
}

export const directory = {
    'ad app list': {
        options: ['display-name'],
        run: (azure, side, { 'display-name': [start] }) =>
            ofSide(azure.state.applications, side).filter((each) => each.displayName.startsWith(start)),
    },
    'ad app create': {
        options: ['display-name', 'sign-in-audience'],
        change: true,
        run: (azure, side, options) => {
            const application = {
                side,
                appId: side === 'ot' ? applicationId : apiApplicationId,
                displayName: options['display-name'][0],
                signInAudience: options['sign-in-audience'][0],
            };
            azure.state.applications.push(application);
            if (side === 'ot') azure.state.credentials[applicationId] ??= [];
            return application;
        },
    },
    'ad app update': {
        options: ['id', 'sign-in-audience'],
        change: true,
        run: (azure, side, options) => {
            owned(azure, side, options.id[0]).signInAudience = options['sign-in-audience'][0];
        },
    },
    'ad app delete': {
        options: ['id'],
        change: true,
        run: (azure, side, { id: [id] }) => {
            owned(azure, side, id);
            azure.state.applications = azure.state.applications.filter((each) => each.appId !== id);
            // Its principal at home goes with it, and with that every role that was given on it.
            azure.state.principals = azure.state.principals.filter((each) => each.side !== side || each.appId !== id);
            azure.state.assignments = azure.state.assignments.filter((each) => each.resourceId !== `sp-of-${id}`);
            delete azure.state.credentials[id];
        },
    },
    'ad app federated-credential list': {
        options: ['id'],
        run: (azure, side, { id: [id] }) => owned(azure, side, id) && azure.state.credentials[id],
    },
    'ad app federated-credential create': {
        options: ['id', 'parameters'],
        change: true,
        run: (azure, side, options) => {
            owned(azure, side, options.id[0]);
            azure.state.credentials[options.id[0]].push(credential(options));
        },
    },
    'ad app federated-credential update': {
        options: ['id', 'federated-credential-id', 'parameters'],
        change: true,
        run: (azure, side, options) => {
            owned(azure, side, options.id[0]);
            azure.state.credentials[options.id[0]] = [credential(options)];
        },
    },
    'ad app federated-credential delete': {
        options: ['id', 'federated-credential-id'],
        change: true,
        run: (azure, side, options) => {
            owned(azure, side, options.id[0]);
            azure.state.credentials[options.id[0]] = [];
        },
    },
    'ad sp list': {
        options: ['filter'],
        run: (azure, side, { filter: [filter] }) => {
            const appId = /^appId eq '([^']+)'$/.exec(filter)[1];
            return ofSide(azure.state.principals, side)
                .filter((each) => each.appId === appId)
                .map((each) => ({ ...each, appRoles: azure.state.applications.find((one) => one.appId === appId)?.appRoles ?? [] }));
        },
    },
    'ad sp create': { options: ['id'], change: true, run: createPrincipal },
    'ad sp delete': {
        options: ['id'],
        change: true,
        run: (azure, side, { id: [id] }) => {
            azure.state.principals = azure.state.principals.filter((each) => each.side !== side || each.id !== id);
        },
    },
    'ad sp show': { options: ['id'], run: (azure, side) => ({ id: tenants[side].self }) },
    'ad signed-in-user show': {
        options: [],
        run: (azure, side) => {
            if (azure.conditions.pipeline) throw new AzureError('/me request is only valid with delegated authentication flow.');
            return { id: tenants[side].self };
        },
    },
};

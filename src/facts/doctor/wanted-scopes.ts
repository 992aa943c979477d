/** Bot scopes that the Slack manifest asks for: a test holds this list to infra/slack-manifest.yml. */
export const manifestScopes = ['commands', 'chat:write'] as const;

/** Needed only where a rule of access names a user group. */
export const groupScope = 'usergroups:read';

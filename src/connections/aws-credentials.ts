/** What signs a request. `expiration`: the instant from which AWS refuses them; undefined: long-lived or not told. */
export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
  expiration?: Date | undefined;
}

/** Gives credentials that are valid now; caches and refreshes by itself. */
export type AwsCredentialProvider = () => Promise<AwsCredentials>;

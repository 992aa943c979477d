import type { CouldNotLook } from '../../errors';
import type { RequestHeaders } from '../http/exchange';

/** Who we are to an API server, besides a client certificate. */
export interface Authorization {
  /** Headers for a request made now. */
  headers(): Promise<RequestHeaders>;
  /** Called when the server answered 401: whether there are other credentials now, worth one more try. */
  renew?(): Promise<boolean>;
  /** Says more about a 401, or about a connection that did not come about. */
  explain?(error: CouldNotLook): Promise<CouldNotLook>;
}

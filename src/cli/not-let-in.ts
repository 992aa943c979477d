/** The cluster could not even be asked: a credential plugin that fails, no credentials, no answer. Not the fault of the words. */
export class NotLetIn extends Error {
  override readonly name = 'NotLetIn';
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

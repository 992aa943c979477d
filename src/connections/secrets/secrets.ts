import { CouldNotLook } from '../../errors';
import { fetchSecret, type SecretsAccess } from './fetch-secret';
import { type SecretReference, secretReference } from './secret-reference';

const freshMs = 5 * 60_000;
/** A refused signature asks for a refresh; nobody must be able to make one AWS call per forged request with that. */
const leastBetweenMs = 30_000;

interface Kept {
  value: string;
  at: number;
}

/** Secrets by reference: asked for when first needed, kept for five minutes, old ones served while AWS does not answer. */
export class Secrets {
  private readonly kept = new Map<string, Kept>();
  private readonly asking = new Map<string, Promise<string>>();

  constructor(
    private readonly access: SecretsAccess,
    private readonly now: () => number = Date.now,
  ) {}

  /** The secret that a setting means: itself, or what its reference leads to. Throws UserError or CouldNotLook. */
  async resolve(setting: string): Promise<string> {
    const reference = secretReference(setting);
    if (reference === undefined) return setting;
    const kept = this.kept.get(setting);
    if (kept !== undefined && this.now() - kept.at < freshMs) return kept.value;
    return this.ask(setting, reference).catch((error: unknown) => {
      if (kept !== undefined && error instanceof CouldNotLook) return kept.value;
      throw error;
    });
  }

  /** After the secret was refused: asks again, unless that was done in the last half minute. Whether there is another value now. */
  async refresh(setting: string): Promise<boolean> {
    const reference = secretReference(setting);
    const kept = this.kept.get(setting);
    if (reference === undefined || (kept !== undefined && this.now() - kept.at < leastBetweenMs)) return false;
    return (await this.ask(setting, reference)) !== kept?.value;
  }

  private ask(setting: string, reference: SecretReference): Promise<string> {
    const under = this.asking.get(setting);
    if (under !== undefined) return under;
    const asked = fetchSecret(reference, this.access)
      .then((value) => {
        this.kept.set(setting, { value, at: this.now() });
        return value;
      })
      .finally(() => this.asking.delete(setting));
    this.asking.set(setting, asked);
    return asked;
  }
}

/**
 * A value that prints as dots wherever a value is printed, and can still be used (cases F-73, F-74). Every secret is entered in a register, so that the
 * redaction of logs and evidence can ask which values are in force.
 */

import { inspect } from 'node:util';
import { InputError, problem } from '../inputs/problem.ts';
import { invisibleCharacters } from '../inputs/visible.ts';

/** Where a secret came from; `name` is the variable, the path or the program, never the value. */
export interface SecretSource {
  readonly kind: 'ask' | 'env' | 'file' | 'exec' | 'fixed';
  readonly name?: string;
}

/** Shorter values cannot be masked without eating the report (case F-73). Bytes in UTF-8. In five megabytes of base64 a value of
 * five bytes turns up by chance in one of two hundred runs, one of six in one of fifteen thousand. */
export const SHORTEST_SECRET_BYTES = 6;

const MASK = '•••';

const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** Words that stand in reports, consoles and logs anyway; masking them would leave nothing to read (case F-73). Compared in lower case. */
const COMMON = new Set([
  'admin', 'administrator', 'root', 'user', 'users', 'password', 'passwd', 'login', 'logout', 'true', 'false', 'null', 'none', 'undefined', 'mail', 'email',
  'test', 'http', 'https', 'html', 'post', 'save', 'text', 'name', 'policy', 'allow', 'filter', 'default', 'terrace', 'tmse', 'daou', 'customer', 'appliance',
  'localhost', '관리자', '비밀번호', '필터', '정책', '저장', '추가', '설정', '허용', '차단', '사용', '메일', '발송', '고객사', '장비', '변경', '완료', '실패', '점검',
]);

const register = new Map<string, Secret>();

/** A secret value. Created by `Secret.of`; read by `reveal()` only at the place of use. */
export class Secret {
  readonly source: SecretSource;
  readonly #value: string;

  private constructor(value: string, source: SecretSource) {
    this.#value = value;
    this.source = Object.freeze({ ...source });
    Object.freeze(this);
  }

  /**
   * Wraps a value and registers it. Throws InputError, without the value, when it is too short, a common word, a four-digit number (a year, a port), a JSON
   * document (only its parts could be masked), or holds control characters.
   */
  static of(value: string, source: SecretSource): Secret {
    const where = sourceName(source);
    if (CONTROLS.test(value)) throw new InputError([problem('secret.line-break', where, {})]);
    if (COMMON.has(value.normalize('NFC').toLowerCase()) || /^[0-9]{4}$/.test(value)) throw new InputError([problem('secret.common', where, {})]);
    if (Buffer.byteLength(value, 'utf8') < SHORTEST_SECRET_BYTES) {
      throw new InputError([problem('secret.too-short', where, { minimum: SHORTEST_SECRET_BYTES })]);
    }
    if (isJsonDocument(value)) throw new InputError([problem('secret.structured', where, {})]);
    const secret = new Secret(value, source);
    if (!register.has(value)) register.set(value, secret);
    return secret;
  }

  /** The value itself. Never pass it to anything that records its arguments. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.toPrimitive](): string {
    return MASK;
  }

  [inspect.custom](): string {
    return MASK;
  }
}

/**
 * A secret that a person or a vault wrote. As in `.env`, characters that nobody sees are refused: they were copied along, and would be typed into the console.
 * @throws InputError without the value
 */
export function writtenSecret(value: string, source: SecretSource): Secret {
  const [hidden, ...more] = CONTROLS.test(value) ? [] : invisibleCharacters(value);
  if (hidden === undefined) return Secret.of(value, source);
  throw new InputError([problem('secret.invisible', sourceName(source), { codePoints: [hidden, ...more].map((one) => one.codePoint).join(', '), position: hidden.position })]);
}

/** Every secret made so far, each value once: what redaction has to look for. */
export function secretsInForce(): readonly Secret[] {
  return [...register.values()];
}

/** Empties the register. For tests only: a run keeps every value it ever had, because logs may still hold it. */
export function forgetSecrets(): void {
  register.clear();
}

/** The place of a secret as messages name it. */
export function sourceName(source: SecretSource): string {
  return source.name === undefined ? source.kind : `${source.kind}:${source.name}`;
}

function isJsonDocument(value: string): boolean {
  if (!/^\s*[[{]/.test(value)) return false;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null;
  } catch {
    return false;
  }
}

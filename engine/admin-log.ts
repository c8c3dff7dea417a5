import type { AdminLogLine } from './events.ts';
import type { ScreenContext } from './screen.ts';

/** The newest lines of the console's own record, newest first; how far back is the console's affair. */
export interface AdminLogPages {
  readonly lines: readonly AdminLogLine[];
  /** The list went back to a line that was known before, or to its end. */
  readonly complete: boolean;
}

/**
 * Reads 관리자 작업 로그. @param known the newest lines of an earlier reading, newest first: reading goes back until it meets them; undefined: the first page is enough
 * @throws FaultError when the console has no such screen or this account may not see it
 */
export type ReadAdminLog<Ui> = (context: ScreenContext<Ui>, known: readonly AdminLogLine[] | undefined) => Promise<AdminLogPages>;

/** What a log screen is asked to find. Times are the console's local wall clock. */
export interface LogQuery {
  /** Canonical IPv4 addresses; empty means: every blocked sender. */
  readonly ips: readonly string[];
  /** Console wall clock as milliseconds of the same wall clock in UTC; compare only with values made the same way. */
  readonly from: number;
  readonly to: number;
  /** Most pages read per list and IP; over it the reading says so and nothing counts as 'not found'. */
  readonly pageBudget: number;
  /** Sender, recipient and subject are kept as they are shown; else they are masked in what is recorded, as they are in pictures. */
  readonly showMailFields?: boolean;
  /** Labels of columns that the profile wants hidden. */
  readonly masks?: readonly string[];
}

/** A night over thousands of machines meets a new password with each customer, and its own messages are searched for all of them. */
const most = 4_096;

/**
 * Makes what a search for a value needs once and keeps it, the last used values only: patterns for every encoding take milliseconds to make and are wanted for each line of a journal.
 * @param make must depend on the value alone
 */
export const byValue = <Made>(make: (value: string) => Made): ((value: string) => Made) => {
  const kept = new Map<string, Made>();
  return (value) => {
    const made = kept.get(value) ?? make(value);
    kept.delete(value);
    kept.set(value, made);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return made;
  };
};

/** The two names of the guide as its cover writes them. */
const names: Readonly<Record<string, string>> = { tmse: 'TMSe', tmw: 'TMW' };

/** What people call an appliance of this kind; a kind that nobody has named stays as it is written in a profile. */
export const applianceName = (kind: string): string => names[kind] ?? kind;

/** Packages whose programs are not on this computer. */
export function missingPackages(): string[];

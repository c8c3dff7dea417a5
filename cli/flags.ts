import type { OutputFlags } from './output-flags.ts';

/** What may stand behind a command that goes to a machine; texts as they were typed. Names are commander's spelling of the flags. */
export interface RunFlags extends OutputFlags {
  readonly customer?: string;
  readonly customers?: string;
  readonly appliance?: string;
  readonly ip?: readonly string[];
  readonly policy?: string;
  readonly filters?: string;
  readonly maxRecipients?: string;
  readonly reading?: readonly string[];
  readonly period?: string;
  readonly pages?: string;
  readonly bounce?: string;
  readonly ticket?: string;
  readonly requestedBy?: string;
  readonly headless?: boolean;
  readonly headed?: boolean;
  readonly step?: boolean;
  readonly pace?: string;
  /** False with `--no-panel`. */
  readonly panel?: boolean;
  readonly json?: boolean;
  readonly runs?: string;
  readonly calibrations?: string;
  readonly out?: string;
  readonly plan?: string;
  readonly yes?: string;
  readonly accept?: readonly string[];
  /** Why a sender that the log speaks against is let pass. */
  readonly acknowledge?: string;
  readonly saveProfile?: boolean;
  readonly sign?: string;
  readonly trace?: boolean;
  readonly showMailFields?: string;
  /** The folder of the run that a rollback takes back. */
  readonly rollbackOf?: string;
}

/** Modes that the command line runs. */
export type RunMode = 'diagnose' | 'plan' | 'apply' | 'verify' | 'rollback';

/** Modes that may save. */
export const mayWrite = (mode: RunMode): boolean => mode === 'apply' || mode === 'rollback';

export const usualPeriod = '7d';
export const usualPages = 20;

/** Values of `--pace`. */
export const paces: readonly string[] = ['usual', 'slow'];

/** The guide panel stands beside every console that has a window, unless it is not wanted. */
export const hasPanel = ({ headless, flags }: { readonly headless: boolean; readonly flags: RunFlags }): boolean => !headless && flags.panel !== false;

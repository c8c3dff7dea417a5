import type { EventReader, JournalLine, LogFinding } from '../engine/events.ts';

type Of<T extends JournalLine['type']> = Extract<JournalLine, { type: T }>;

/** What a run told on its way that its outcome does not repeat: for the plan a person approves, for the findings, for JSON. */
export class RunRecord {
  readonly held: Of<'section-held'>[] = [];
  readonly ipLogs: Of<'ip-log'>[] = [];
  readonly logReads: Of<'log-read'>[] = [];
  readonly findings: LogFinding[] = [];
  /** The last reading of each screen, by section. */
  readonly states = new Map<string, unknown>();
  /** Lines of the console's own record about what differs. */
  whoChanged: Of<'who-changed'>['lines'] = [];
  version = '';
  /** Requests that left as writes. */
  writes = 0;
  warnings: readonly string[] = [];
  approval: Of<'approval'> | undefined;

  readonly reader: EventReader = {
    name: 'record',
    on: (line) => {
      if (line.type === 'section-held') this.held.push(line);
      else if (line.type === 'ip-log') this.ipLogs.push(line);
      else if (line.type === 'log-read') this.logReads.push(line);
      else if (line.type === 'finding') this.findings.push(line.finding);
      else if (line.type === 'reading') this.states.set(line.section, line.state);
      else if (line.type === 'signed-in') this.version = line.version;
      else if (line.type === 'relay') this.writes = line.counts.writes;
      else if (line.type === 'who-changed') this.whoChanged = line.lines;
      else if (line.type === 'planned') this.warnings = line.warnings;
      else if (line.type === 'approval') this.approval = line;
    },
  };
}

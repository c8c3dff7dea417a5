import { expect, test } from '@playwright/test';
import { FaultError } from '../../../engine/faults.ts';
import { describeFault } from '../../../engine/words/faults.ts';

const said = (params: Record<string, string>, lang: 'ko' | 'en' = 'ko') => describeFault(new FaultError('locked', { by: 'PC-KIM pid 42', since: 'S', doing: 'D', ...params }).fault, lang);

for (const lang of ['ko', 'en'] as const) {
  test(`a held machine: who, since when, doing what, and the way out (${lang})`, () => {
    for (const state of ['live', 'expired', 'lost']) for (const part of ['PC-KIM pid 42', 'S', 'D']) expect(said({ state, until: 'U' }, lang).sentence).toContain(part);
    expect(said({ state: 'expired', until: 'U' }, lang).sentence).toContain('U');
    expect(said({ state: 'unreadable', path: '/state/x', detail: 'cut' }, lang).sentence).toContain('/state/x');
    for (const state of ['expired', 'unreadable']) expect(said({ state }, lang).next).toContain('runbook unlock');
    for (const state of ['live', 'lost']) expect(said({ state }, lang).next).not.toContain('unlock');
    expect(said({ state: 'expired', retryAt: 'R' }, lang).next).toContain('R');
    expect(said({ state: 'expired', until: 'U' }, lang).next).not.toContain('undefined');
  });
}

import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { GuideLine, Slide } from '../../engine/guide.ts';
import { guide, procedures } from '../../runbooks/guide/index.ts';

/** What the deck itself says, one line each: reference, text, note; kept apart from the runbooks so that neither can drift unseen. */
const listed = readFileSync(new URL('guide-lines.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split('\t'));

const slides: readonly (readonly [string, Slide])[] = Object.entries<Slide>(guide);
const everyLine: readonly GuideLine[] = slides.flatMap(([, slide]) => slide.lines);

const asListed = (line: GuideLine): string[] => [line.ref, line.text, line.note ?? ''];
const fromTheDeck = everyLine.filter((line) => line.state === 'legible' || line.state === 'joined');

test('every legible or joined line is the guide’s, character for character, and none is missing', () => {
  expect(listed).toHaveLength(28);
  expect(fromTheDeck.map(asListed)).toEqual(listed);
});

test('the comparison sees one changed character in any line, and a line that is missing or moved', () => {
  for (const [index, line] of fromTheDeck.entries()) {
    for (const at of [0, Math.floor(line.text.length / 2), line.text.length - 1]) {
      const changed = { ...line, text: `${line.text.slice(0, at)}${line.text.charAt(at) === '·' ? '-' : '·'}${line.text.slice(at + 1)}` };
      expect(fromTheDeck.with(index, changed).map(asListed)).not.toEqual(listed);
    }
  }
  expect(fromTheDeck.slice(1).map(asListed)).not.toEqual(listed);
  expect(fromTheDeck.toReversed().map(asListed)).not.toEqual(listed);
});

/** Number of lines and their states, by slide; the remarks of the transcription. */
const facts: Readonly<Record<keyof typeof guide, { id: string; refs: string; states: string }>> = {
  e1: { id: 'E-1', refs: 'E-1', states: 'LLL' },
  e1Smtp: { id: 'E-1', refs: 'E-1/smtp', states: 'II' },
  e1Tmw: { id: 'E-1', refs: 'E-1/tmw', states: 'III' },
  e1TmwSmtp: { id: 'E-1', refs: 'E-1/tmw-smtp', states: 'II' },
  tmse1Connection: { id: 'TMSe-1', refs: 'TMSe-1/connection', states: 'RRRRR' },
  tmse1Relay: { id: 'TMSe-1', refs: 'TMSe-1/relay', states: 'RRRRR' },
  tmse2: { id: 'TMSe-2', refs: 'TMSe-2', states: 'RRRRR' },
  tmse3: { id: 'TMSe-3', refs: 'TMSe-3', states: 'LJLLLL' },
  tmw1Connection: { id: 'TMW-1', refs: 'TMW-1/connection', states: 'RRRRRR' },
  tmw1Relay: { id: 'TMW-1', refs: 'TMW-1/relay', states: 'RRRRRR' },
  tmw2a: { id: 'TMW-2', refs: 'TMW-2a', states: 'LLLLL' },
  tmw2b: { id: 'TMW-2', refs: 'TMW-2b', states: 'JJJJJ' },
  tmw3: { id: 'TMW-3', refs: 'TMW-3', states: 'JJJJJJJJJ' },
};
const letters = { legible: 'L', joined: 'J', reconstructed: 'R', inferred: 'I', procedure: 'P' };

for (const [key, slide] of slides) {
  test(`${key}: references, numbers and states`, () => {
    const fact = facts[key as keyof typeof guide];
    expect(slide.id).toBe(fact.id);
    expect(slide.lines.map((line) => letters[line.state]).join('')).toBe(fact.states);
    expect(slide.lines.map((line) => line.ref)).toEqual(slide.lines.map((_, index) => `${fact.refs}.${index + 1}`));
    expect(slide.lines.map((line) => line.n)).toEqual(slide.lines.map((_, index) => index + 1));
    expect(slide.origin).toBe('guide');
  });
}

test('chapters, titles and lead sentences are the deck’s', () => {
  const heads = new Set(slides.map(([, slide]) => [slide.id, slide.chapter, slide.title, slide.lead, slide.part ?? ''].join('\t')));
  const register = '대량메일을 발송하는 특정 IP를 등록하여 저장합니다.';
  const limit = '대량메일을 발송하는 최대 수신자 수를 제한합니다.';
  expect([...heads]).toEqual([
    'E-1\t대량메일 오류 확인\t대량메일 발송 차단 시 오류 메시지 확인\t대량메일 발송이 차단되는 현상이 발생되면 TMSe 관리자 페이지 모니터링 결과를 확인합니다.\t',
    `TMSe-1\tTMSe 조치 가이드\t대량메일 발송 권한 부여를 위해 IP 등록\t${register}\t`,
    `TMSe-2\tTMSe 조치 가이드\t대량메일 화이트 처리 정보 등록\t${register}\t`,
    `TMSe-3\tTMSe 조치 가이드\t대량메일 최대 수신자 수 제한 설정\t${limit}\t`,
    `TMW-1\tTMW 조치 가이드\t대량메일 발송 권한 부여를 위해 IP 등록\t${register}\t`,
    `TMW-2\tTMW 조치 가이드\t대량메일 화이트 처리 정보 등록\t${register}\t(1/2)`,
    `TMW-2\tTMW 조치 가이드\t대량메일 화이트 처리 정보 등록\t${register}\t(2/2)`,
    `TMW-3\tTMW 조치 가이드\t대량메일 최대 수신자 수 제한 설정\t${limit}\t`,
  ]);
});

test('the administrator note is legible on E-1, TMSe-1 and TMW-3 only', () => {
  const legible = slides.filter(([, slide]) => slide.systemAdmin === 'legible').map(([key]) => key);
  expect(legible).toEqual(['e1', 'tmse1Connection', 'tmse1Relay', 'tmw3']);
});

test('E-1 names its headings, two symptoms and fifteen error kinds', () => {
  expect(guide.e1.notes).toHaveLength(5);
  expect(guide.e1.notes[0]).toBe('1. 대량발송 차단 시 발생되는 현상');
  expect(guide.e1.notes[3]).toBe('2. 차단 시 오류 메시지 유형');
  expect(guide.e1.notes[4].split('/')).toHaveLength(15);
});

test('notes keep their own marks, and (1/2) line 4 tells where the IP is entered', () => {
  expect(guide.tmw2a.lines[3].note.charAt(0)).toBe('※');
  expect(guide.tmw2b.lines[2].note.charAt(0)).toBe('*');
  expect(guide.tmw2a.lines[3].remark.ko()).toBe('대상 IP는 (2/2) 3번에서 입력');
});

test('what is ours is never shown as the guide’s', () => {
  const own: readonly Slide[] = Object.values(procedures);
  for (const slide of own) {
    expect(slide.origin).toBe('procedure');
    expect(slide.chapter).toBe('가이드에 없는 절차');
    expect(slide.lines.map((line) => line.ref)).toEqual(slide.lines.map((_, index) => `${slide.id}.${index + 1}`));
    expect(new Set(slide.lines.map((line) => line.state))).toEqual(new Set(['procedure']));
  }
  expect(procedures.tmse2AddIp.lines.map((line) => line.text)).toEqual(['등록한 정책 명 클릭', '발송 IP 리스트에 메일 발송 장비의 IP 추가', '[저장] 버튼 클릭']);
  const refs = [...everyLine, ...own.flatMap((slide) => slide.lines)].map((line) => line.ref);
  expect(new Set(refs).size).toBe(refs.length);
});

test('every text is NFC, without stray white space, and every menu path uses the guide’s own bracket', () => {
  const texts = [...everyLine, ...Object.values<Slide>(procedures).flatMap((slide) => slide.lines)].flatMap((line) => [line.text, line.note ?? '']);
  for (const text of texts) {
    expect(text).toBe(text.normalize('NFC').trim().replace(/\s+/g, ' '));
    expect(text.replace('[>>]', '')).not.toContain('>');
  }
});

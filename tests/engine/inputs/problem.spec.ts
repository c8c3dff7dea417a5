import { expect, test } from '@playwright/test';
import { describeProblem, describeProblems, InputError, isProblem, problem, problemCatalogue, type ProblemLanguage } from '../../../engine/inputs/problem.ts';

const placeholders = (texts: readonly string[]): readonly string[] =>
  [...new Set([...texts.join(' ').matchAll(/\{([A-Za-z0-9]+)\}/g)].map((match) => match[1] ?? ''))].toSorted();

for (const [code, words] of Object.entries(problemCatalogue())) {
  test(`${code}: both languages have a sentence and name the same values`, () => {
    expect(placeholders(words.ko)).toEqual(placeholders(words.en));
    expect(words.ko[0]).toMatch(/[가-힣]/);
    expect(words.en[0]).toMatch(/^[A-Z{.p]/);
    // 합쇼체, and no particle directly behind a value (it would depend on the value's last sound).
    expect(words.ko[0]).toMatch(/(?:니다|십시오)[.:(]|니다$|니다: /);
    expect(words.ko.join(' ')).not.toMatch(/\}(?:은|는|이|가|을|를|과|와|으로|로)(?:[^가-힣]|$)/);
    for (const lang of ['ko', 'en'] as ProblemLanguage[]) expect(words[lang]).toHaveLength(2);
  });
}

test('F-88: values are put in as they are, with all five replacement patterns', () => {
  const value = 'a$&b$$c$1$\'$`{suggestion}';
  expect(describeProblem(problem('ip.full-width-digits', 'w', { value, suggestion: '10.0.0.1' }), 'en'))
    .toBe(`There are full-width or other non-ASCII digits: ${value} — Did you mean 10.0.0.1? Then write it so.`);
});

test('F-55: terminal escapes and bidi marks in values and places are shown, not obeyed', () => {
  const one = problem('profile.bad-id', 'a\u001b[2J', { value: 'x\u202ey' });
  expect(describeProblems([one], 'ko')).toMatch(/^a<U\+001B>\[2J: id로 쓸 수 없는 값입니다: x<U\+202E>y — /);
});

test('an InputError carries all its problems and says them one per line', () => {
  const problems = [problem('ip.empty', '--ip', {}), problem('number.signed', '--max-recipients', { value: '+1' })];
  const error = new InputError(problems);
  expect(error.problems).toEqual(problems);
  expect(error.message.split('\n')).toEqual([
    '--ip: The IP is empty. Write one IPv4 address, e.g. 10.0.0.1.',
    '--max-recipients: Signs are not accepted: +1 — Write digits only, e.g. 3000.',
  ]);
});

test('isProblem tells a problem from a reference', () => {
  expect([isProblem(problem('ip.empty', 'w', {})), isProblem({ kind: 'ask' }), isProblem(undefined), isProblem('ip.empty')]).toEqual([true, false, false, false]);
});

type Params = Readonly<Record<string, string>>;

/** The entry of a calibration that lets this dialog be agreed to during its save; YAML reads a JSON string as it is. */
const entry = ({ save = '', kind = '', text = '' }: Params, by: string, on: string): string =>
  `dialogs: [{ save: ${save}, kind: ${kind}, text: ${JSON.stringify(text.normalize('NFC').replace(/\s+/g, ' ').trim())}, by: ${by}, on: ${on} }]`;

const folder = ({ save = '' }: Params): string => `calibrations/${save.split('/')[0] ?? ''}/`;

/** What to do about a dialog that nobody declared: where a save was under way, the lines for the calibration file. */
export const undeclaredKo = (p: Params): string => (p['save'] === undefined
  ? '내용을 확인하고 정상이면 프로필의 dialogs에 등록하십시오.'
  : `내용을 확인하고 이 저장의 정상적인 대화상자이면 ${folder(p)} 아래 이 고객사의 파일(없으면 runbook calibrate로 만듭니다)에 다음 항목을 추가하고, 다른 사람의 검토(calibrate --review)를 받으십시오: ${entry(p, '이름', '날짜')}`);

/** The same in English. */
export const undeclaredEn = (p: Params): string => (p['save'] === undefined
  ? 'If it is expected, declare it under dialogs in the profile.'
  : `If it is what this save usually asks, add this to the customer's file below ${folder(p)} (runbook calibrate makes one) and have it reviewed (calibrate --review): ${entry(p, 'NAME', 'DATE')}`);

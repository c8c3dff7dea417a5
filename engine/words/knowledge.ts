import type { LoadedCalibration } from '../calibration/calibration.ts';
import { isEmpty, isReviewed } from '../calibration/calibration.ts';
import { phraseOf, type Lang } from './phrase.ts';

const words = {
  untried: phraseOf(
    (version: string) => `확인되지 않은 버전입니다: ${version === '' ? '화면에 표시되지 않음' : version}. 읽은 값이 틀릴 수 있으며, 검토된 화면 보정이 있어야 변경할 수 있습니다.`,
    (version: string) => `This version is untried: ${version === '' ? 'not shown' : version}. What was read may be wrong, and changing needs a reviewed calibration.`,
  ),
  unreviewed: phraseOf(
    (file: string) => `검토되지 않은 화면 보정을 사용했습니다: ${file}. 검토 전에는 변경할 수 없습니다.`,
    (file: string) => `A calibration that nobody has reviewed was used: ${file}. Nothing can be changed until it is.`,
  ),
};

/** What a plan must say of how well this console is known. */
export const knowledgeWarnings = ({ untriedVersion, calibration }: { readonly untriedVersion: string | undefined; readonly calibration: LoadedCalibration | undefined }, lang: Lang): string[] => [
  ...(untriedVersion === undefined ? [] : [words.untried[lang](untriedVersion)]),
  ...(calibration && !isEmpty(calibration.calibration) && !isReviewed(calibration.calibration) ? [words.unreviewed[lang](calibration.file)] : []),
];

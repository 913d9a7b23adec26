/** 大写: an amount in the figures that cannot be altered by a stroke, as papers and payments carry it. */

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿', '兆'] as const;

function group(four: string): string {
  let words = '';
  let gap = false;
  four.split('').forEach((digit, index) => {
    if (digit === '0') gap = words !== '';
    else {
      words += `${gap ? '零' : ''}${DIGITS[Number(digit)] ?? ''}${PLACES[four.length - 1 - index] ?? ''}`;
      gap = false;
    }
  });
  return words;
}

function wholeWords(whole: string): string {
  const groups = whole.match(/\d{1,4}(?=(\d{4})*$)/g) ?? [];
  let words = '';
  let gap = false;
  groups.forEach((four, index) => {
    const here = group(four);
    if (here === '') {
      gap = words !== '';
      return;
    }
    const zeroBefore = words !== '' && (gap || four.startsWith('0'));
    words += `${zeroBefore ? '零' : ''}${here}${GROUPS[groups.length - 1 - index] ?? ''}`;
    gap = false;
  });
  return words;
}

/** `18060.00` → 壹万捌仟零陆拾元整; undefined for amounts that have no such form (finer than a cent, above 兆). */
export function chineseAmount(amount: string): string | undefined {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,2})0*)?$/.exec(amount);
  if (!match) return undefined;
  const [, minus = '', digits = '0', fraction = ''] = match;
  const whole = digits.replace(/^0+(?=\d)/, '');
  const [jiao = '0', fen = '0'] = fraction.padEnd(2, '0');
  const yuan = whole === '0' ? '' : `${wholeWords(whole)}元`;
  const parts =
    jiao === '0' && fen === '0'
      ? `${yuan || '零元'}整`
      : `${yuan}${jiao === '0' ? (yuan ? '零' : '') : `${DIGITS[Number(jiao)] ?? ''}角`}${fen === '0' ? '整' : `${DIGITS[Number(fen)] ?? ''}分`}`;
  return `${minus ? '负' : ''}${parts}`;
}

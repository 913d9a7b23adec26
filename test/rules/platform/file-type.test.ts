import { describe, expect, it } from '@jest/globals';
import { checkFile, downloadHeaders, fileName } from '../../../src/platform/file-type.ts';
import { csvCell, safeCell } from '../../../src/platform/safe-cell.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const PNG = '\x89PNG\r\n\x1a\n....';
const BOOK = 'PK\x03\x04....[Content_Types].xml....xl/workbook.xml';
const check = (name: string, declared: string, content: string) =>
  checkFile({ name, declared, content: bytes(content) });

describe('a file is kept only where content, declared type and ending agree', () => {
  it.each([
    ['photo.PNG', 'image/png', PNG],
    ['scan.jpeg', 'image/jpeg', '\xff\xd8\xff\xe0..'],
    ['contract.pdf', 'application/pdf; q=1', '%PDF-1.7 ...'],
    ['lines.xlsx', XLSX, BOOK],
    ['rows.csv', 'text/csv', 'code,quantity\nSL-1,2\n'],
    ['note.txt', 'text/plain', Buffer.from('收货短少 2 支').toString('latin1')],
  ])('%s', (name, declared, content) => {
    expect(check(name, declared, content)).toMatchObject({ ok: true });
  });

  it.each([
    ['a page as a picture', 'x.png', 'image/png', '<html><script>alert(1)</script>', 'FILE_TYPE_MISMATCH'],
    ['a page as text', 'x.txt', 'text/plain', '\n <script>alert(1)</script>', 'FILE_TYPE_MISMATCH'],
    ['a page inside text', 'x.csv', 'text/csv', 'a,b\n<svg onload=alert(1)>', 'FILE_TYPE_MISMATCH'],
    ['a drawing that runs', 'x.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'FILE_TYPE_REFUSED'],
    ['a page', 'x.html', 'text/html', '<html>', 'FILE_TYPE_REFUSED'],
    ['a picture that ends as a page', 'x.html', 'image/png', PNG, 'FILE_TYPE_MISMATCH'],
    ['a program', 'x.pdf', 'application/pdf', 'MZ\x90\x00', 'FILE_TYPE_MISMATCH'],
    ['an archive as a workbook', 'x.xlsx', XLSX, 'PK\x03\x04 evil.exe', 'FILE_TYPE_MISMATCH'],
    ['a workbook with macros', 'x.xlsx', XLSX, `${BOOK} xl/vbaProject.bin`, 'FILE_TYPE_MISMATCH'],
    ['nothing', 'x.png', 'image/png', '', 'FILE_EMPTY'],
  ])('refuses %s', (_what, name, declared, content, code) => {
    expect(check(name, declared, content)).toMatchObject({ ok: false, code });
  });
});

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\收货 单.pdf', '收货 单.pdf'],
  ['in\u202egnp.exe.png', 'ingnp.exe.png'],
  ['a\r\nSet-Cookie: x=1.png', 'aSet-Cookie_ x=1.png'],
  ['..', 'file'],
  [`${'长'.repeat(300)}.jpg`, `${'长'.repeat(146)}.jpg`],
])('makes %j a name that is only a name', (given, name) => {
  expect(fileName(given)).toBe(name);
});

it('sends a stored file to be saved, with its name in any script and no way into the header', () => {
  const headers = downloadHeaders({ name: '收货"单\'s.pdf', mediaType: 'application/pdf' });
  expect(headers['content-disposition']).toBe(
    `attachment; filename="_____s.pdf"; filename*=UTF-8''%E6%94%B6%E8%B4%A7%22%E5%8D%95%27s.pdf`,
  );
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-type': 'application/pdf' });
});

describe('a cell of an export', () => {
  it.each(['=1+1', '+86 138', '-1+cmd', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1'])('does not run %j', (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
  });
  it.each(['兰亭', '-12.50', '12', 'a=b', ''])('leaves %j as it is', (text) => {
    expect(safeCell(text)).toBe(text);
  });
  it('keeps commas and quotes inside a CSV cell', () => {
    expect(csvCell('=HYPERLINK("x","y")')).toBe('"\'=HYPERLINK(""x"",""y"")"');
  });
});

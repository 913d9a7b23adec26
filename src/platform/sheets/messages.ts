// Owns the sentences about sheets that are not read: what is wrong with the file, and what to do.
import type { Messages } from '../../wire/messages.ts';

export const sheetMessages = {
  SHEET_EMPTY: {
    zh: '文件里没有内容。请填写后再上传。',
    en: 'The file has no content. Fill it in, then upload it again.',
  },
  SHEET_TOO_LARGE: {
    zh: '文件超过 {megabytes} MB。请拆成几个文件上传。',
    en: 'The file is larger than {megabytes} MB. Split it into several files.',
  },
  SHEET_TYPE: {
    zh: '这不是 Excel（.xlsx）或 CSV 文件。请在 Excel 中另存为 .xlsx 后上传。',
    en: 'This is not an Excel (.xlsx) or CSV file. Save it as .xlsx in Excel and upload that.',
  },
  SHEET_OLD_FORMAT: {
    zh: '这是旧版 Excel（.xls）文件。请另存为 .xlsx 后上传。',
    en: 'This is a file of an old Excel (.xls). Save it as .xlsx and upload that.',
  },
  SHEET_PASSWORD: {
    zh: '文件设有密码，无法读取。请在 Excel 中取消密码后上传。',
    en: 'The file is protected by a password and cannot be read. Remove the password in Excel and upload it again.',
  },
  SHEET_DAMAGED: {
    zh: '文件已损坏或不完整。请在 Excel 中打开并重新保存后上传。',
    en: 'The file is damaged or incomplete. Open it in Excel, save it again and upload that.',
  },
  SHEET_MACRO: {
    zh: '文件含有宏或嵌入对象，不予读取。请另存为不含宏的 .xlsx。',
    en: 'The file holds macros or embedded objects and is not read. Save it as .xlsx without macros.',
  },
  SHEET_EXTERNAL_LINK: {
    zh: '文件链接了其他文件或数据源。请断开链接，只保留数值后上传。',
    en: 'The file links to other files or data sources. Break the links so that only values remain, and upload it again.',
  },
  SHEET_UNPACKS_TOO_LARGE: {
    zh: '文件解压后过大，不予读取。请把数据复制到新的工作簿后上传。',
    en: 'The file unpacks to far more than it should and is not read. Copy the data to a new workbook and upload that.',
  },
  SHEET_TOO_MANY_ROWS: {
    zh: '超过 {maximum} 行。请拆成几个文件上传。',
    en: 'There are more than {maximum} rows. Split the file.',
  },
  SHEET_TOO_MANY_COLUMNS: {
    zh: '超过 {maximum} 列。请只保留模板中的列。',
    en: 'There are more than {maximum} columns. Keep only those of the template.',
  },
  SHEET_CELL_TOO_LONG: {
    zh: '第 {row} 行有单元格超过 {maximum} 个字符。请缩短后上传。',
    en: 'A cell of row {row} has more than {maximum} characters. Shorten it and upload the file again.',
  },
  SHEET_MISSING: {
    zh: '工作簿里没有可读取的工作表 {sheet}。请使用模板。',
    en: 'The workbook has no readable sheet {sheet}. Use the template.',
  },
  SHEET_ENCODING: {
    zh: '无法识别文件的文字编码。请另存为「CSV UTF-8」或 .xlsx。',
    en: 'The encoding of the text is not known. Save it as "CSV UTF-8" or as .xlsx.',
  },
  SHEET_CSV_BROKEN: {
    zh: '第 {row} 行的引号没有成对。请检查该行，或改存为 .xlsx。',
    en: 'The quotes of row {row} do not pair. Check that row, or save the file as .xlsx.',
  },
  SHEET_FORMULA: {
    zh: '单元格是公式。请用「选择性粘贴 → 数值」改为数值。',
    en: 'The cell is a formula. Replace it by its value (Paste Special → Values).',
  },
  SHEET_CELL_ERROR: {
    zh: '单元格显示错误（如 #REF!）。请改为数值。',
    en: 'The cell shows an error such as #REF!. Replace it by a value.',
  },
} satisfies Messages;

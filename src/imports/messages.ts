// Owns the sentences about importing sheets.
import type { Messages } from '../wire/messages.ts';

export const importsMessages = {
  IMPORT_NO_ROWS: {
    zh: '只有表头，没有数据行。请填写后再上传。',
    en: 'There is a header but no row. Fill some in, then upload the file again.',
  },
  IMPORT_COLUMN_MISSING: {
    zh: '缺少列「{column}」。请使用模板的表头。',
    en: 'The column "{column}" is missing. Use the header of the template.',
  },
  IMPORT_COLUMN_UNKNOWN: {
    zh: '没有名为「{column}」的列。请删除此列，或改用模板的表头。',
    en: 'There is no column "{column}". Remove it, or use the header of the template.',
  },
  IMPORT_COLUMN_TWICE: {
    zh: '列「{column}」出现了两次。请只保留一列。',
    en: 'The column "{column}" is there twice. Keep one.',
  },
  IMPORT_ROW_TWICE: {
    zh: '与第 {row} 行重复。请只保留一行。',
    en: 'It is about the same as row {row}. Keep one of them.',
  },
  IMPORT_UNIT_REFUSED: {
    zh: '同组的其他行有误，整组不导入。请先改正那些行。',
    en: 'Another row of the same group is wrong, so none of the group is taken. Correct that one first.',
  },
  IMPORT_ROW_IMPOSSIBLE: {
    zh: '数据库不接受此行的内容（过长或相互矛盾）。请核对各列。',
    en: 'The database does not take what this row says (too long, or contradicting itself). Check its cells.',
  },
  IMPORT_INTEGER: { zh: '请填写 0 或以上的整数。', en: 'Give a whole number of 0 or more.' },
  IMPORT_ONE_DAY: { zh: '同一价目表的生效日须相同。', en: 'All rows of a price list begin on the same day.' },
  IMPORT_AMOUNT: {
    zh: '请填写大于 0 的金额，最多 {scale} 位小数。',
    en: 'Give an amount above 0 with at most {scale} decimals.',
  },
  IMPORT_FUTURE: { zh: '截止日期不能晚于今天。', en: 'The day must not lie in the future.' },
  OPENING_TAKEN: {
    zh: '该伙伴的期初预存款已记为 {amount}，不能再改。请用收款或调整处理差额。',
    en: 'The opening balance of this partner is {amount} already and stays. Record the difference as a payment.',
  },
  IMPORT_NOT_READY: {
    zh: '此导入现在不能执行：须先检查完成，且未执行过。',
    en: 'This import cannot be applied now: it must have been checked and not been applied yet.',
  },
  IMPORT_NOTHING: {
    zh: '没有可导入的行。请改正后重新上传。',
    en: 'No row can be taken. Correct the file and upload it again.',
  },
  IMPORT_NOT_ALLOWED: {
    zh: '你已没有此项导入权限，导入已停止；已导入的行保留。',
    en: 'You may not import this any more, so it stopped; the rows taken by then stay.',
  },
  IMPORT_FILE_ALTERED: {
    zh: '文件内容与上传时不一致，未导入。请重新上传。',
    en: 'The file is not what was uploaded, so nothing was taken. Upload it again.',
  },
} satisfies Messages;

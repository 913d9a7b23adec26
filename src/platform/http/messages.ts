// Owns the sentences of problems every route may answer with.
import type { Messages } from '../../wire/messages.ts';

export const httpMessages = {
  MALFORMED_JSON: { zh: '请求正文不是有效的 JSON。', en: 'The request body is not valid JSON.' },
  INVALID_CONTENT: {
    zh: '有 {count} 处内容不符合要求，见各字段的说明。',
    en: '{count} values are not accepted; each field says why.',
  },
  INVALID_PARAMETER: {
    zh: '查询参数不正确，见各参数的说明。',
    en: 'A query parameter is not accepted; each one says why.',
  },
  UNKNOWN_FIELD: { zh: '没有名为「{field}」的字段。', en: 'There is no field named "{field}".' },
  UNKNOWN_PARAMETER: { zh: '没有名为「{field}」的查询参数。', en: 'There is no query parameter named "{field}".' },
  AMOUNT_AS_NUMBER: {
    zh: '金额与数量请用文本填写，例如 "12.50"；JSON 数字可能已丢失精度。',
    en: 'Give amounts and quantities as text such as "12.50"; a JSON number may have lost digits already.',
  },
  DECIMAL_TEXT: { zh: '请填写小数文本，最多 8 位小数。', en: 'Give a decimal as text with at most 8 decimals.' },
  POSITIVE_DECIMAL: {
    zh: '请填写大于 0 的小数文本，最多 8 位小数。',
    en: 'Give a decimal above 0 as text with at most 8 decimals.',
  },
  QUANTITY_TOO_FINE: {
    zh: '数量最多 14 位整数、6 位小数。',
    en: 'A quantity has at most 14 digits and 6 decimals.',
  },
  BUSINESS_DATE: { zh: '请填写日期，例如 2026-11-18。', en: 'Give a date such as 2026-11-18.' },
  REQUIRED: { zh: '此项必填。', en: 'This is required.' },
  INVALID_TYPE: { zh: '此处应为{expected}。', en: 'Expected {expected} here.' },
  INVALID_VALUE: { zh: '只能取以下之一：{options}。', en: 'Must be one of: {options}.' },
  INVALID_TEXT: {
    zh: '文本里有不能保存的字符。',
    en: 'The text contains a character that cannot be stored.',
  },
  INVALID_FORMAT: { zh: '格式不正确。', en: 'The format is not accepted.' },
  TOO_SHORT: { zh: '至少 {minimum}。', en: 'At least {minimum}.' },
  TOO_LONG: { zh: '最多 {maximum}。', en: 'At most {maximum}.' },
  INVALID_CURSOR: {
    zh: '翻页位置无效，请从第一页开始。',
    en: 'The page position is not valid; start from the first page.',
  },
  NOT_SIGNED_IN: { zh: '请先登录。', en: 'Sign in first.' },
  SESSION_EXPIRED: { zh: '登录已过期，请重新登录。', en: 'Your session has ended; sign in again.' },
  SESSION_REVOKED: {
    zh: '这次登录已被结束，请重新登录。',
    en: 'This session was ended; sign in again.',
  },
  ACCOUNT_DISABLED: {
    zh: '你的账号已停用，请联系管理员。',
    en: 'Your account is deactivated; ask your administrator.',
  },
  ROLE_WITHDRAWN: {
    zh: '你的角色已被收回，请联系管理员。',
    en: 'Your role was withdrawn; ask your administrator.',
  },
  COMPANY_REFUSED: {
    zh: '你目前在这家公司没有角色。',
    en: 'You have no role in this company at present.',
  },
  PASSWORD_CHANGE_REQUIRED: {
    zh: '请先设置自己的密码，再继续。',
    en: 'Set a password of your own before going on.',
  },
  KEY_REFUSED: {
    zh: '密钥无效：可能已停用、已到期，或所代表的人已无权限。',
    en: 'The key is not valid: it is revoked or expired, or the person it acts for may do nothing here any more.',
  },
  KEY_NOT_ACCEPTED: {
    zh: '此地址只供登录的人使用，不接受密钥。',
    en: 'This address is for signed-in people; it takes no API key.',
  },
  CSRF_REFUSED: {
    zh: '请求不是从本页面发出的，已拒绝。请刷新页面后重试。',
    en: 'The request did not come from this page and was refused. Reload the page and try again.',
  },
  FORBIDDEN: { zh: '你的角色不能进行此操作。', en: 'Your role does not allow this.' },
  OUT_OF_SCOPE: { zh: '这超出了你负责的范围。', en: 'This lies outside what you are responsible for.' },
  NOT_FOUND: { zh: '找不到，或你无权查看。', en: 'It does not exist, or you may not see it.' },
  METHOD_NOT_ALLOWED: { zh: '此地址只接受 {allow}。', en: 'This address accepts only {allow}.' },
  NOT_ACCEPTABLE: { zh: '无法以所要求的格式回答。', en: 'No answer in the requested format.' },
  STALE_VERSION: {
    zh: '内容已被他人更改（现为第 {current} 版），请刷新后重试。',
    en: 'Somebody changed it meanwhile (now version {current}); reload and try again.',
  },
  VERSION_REQUIRED: { zh: '请在 If-Match 中给出所依据的版本。', en: 'Give the version you change in If-Match.' },
  INVALID_VERSION: {
    zh: 'If-Match 应为带引号的版本号，例如 "3"。',
    en: 'If-Match must be a quoted version such as "3".',
  },
  IDEMPOTENCY_KEY_REQUIRED: {
    zh: '请在 Idempotency-Key 中给出此次操作的唯一键。',
    en: 'Give this action a unique key in Idempotency-Key.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    zh: 'Idempotency-Key 应为 8 到 200 个可见 ASCII 字符。',
    en: 'Idempotency-Key must have 8 to 200 visible ASCII characters.',
  },
  IDEMPOTENCY_MISMATCH: {
    zh: '这个 Idempotency-Key 已用于另一内容的请求，请换一个新键。',
    en: 'This Idempotency-Key was used for a request with another content; use a new key.',
  },
  BODY_TOO_LARGE: {
    zh: '请求正文超过 {limit} 字节的上限。',
    en: 'The request body is larger than the limit of {limit} bytes.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    zh: '请求正文的类型不受支持，请用 application/json。',
    en: 'The content type is not supported; use application/json.',
  },
  FILE_EMPTY: { zh: '文件是空的。', en: 'The file is empty.' },
  FILE_TYPE_REFUSED: {
    zh: '不接受 {type} 类型的文件。可上传 PDF、图片、Excel、Word、CSV 与文本。',
    en: 'Files of type {type} are not kept. PDF, pictures, Excel, Word, CSV and text are.',
  },
  FILE_TYPE_MISMATCH: {
    zh: '文件内容与所声明的类型 {type} 或扩展名「{ending}」不符。',
    en: 'The content of the file is not what its type {type} or its ending "{ending}" says.',
  },
  TOO_MANY_REQUESTS: {
    zh: '请求过于频繁，请在 {seconds} 秒后重试。',
    en: 'Too many requests; try again in {seconds} seconds.',
  },
  OVERLOADED: { zh: '系统繁忙，请稍后重试。', en: 'The system is busy; try again shortly.' },
  UNAVAILABLE: {
    zh: '服务暂不可用，请稍后重试；已提交的操作不会丢失。',
    en: 'The service is unavailable; try again shortly. What was submitted is not lost.',
  },
  INTERNAL: {
    zh: '系统内部出错，已记录。请凭请求编号联系管理员。',
    en: 'Something broke on our side and was recorded. Give the request id to your administrator.',
  },
} satisfies Messages;

/** Headings of problems by HTTP status. */
export const STATUS_TITLES: Readonly<Record<number, { zh: string; en: string }>> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '未登录', en: 'Not signed in' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '找不到', en: 'Not found' },
  405: { zh: '不支持的方法', en: 'Method not allowed' },
  406: { zh: '无法以此格式回答', en: 'Not acceptable' },
  408: { zh: '请求超时', en: 'Request timed out' },
  409: { zh: '不能这样做', en: 'Refused' },
  412: { zh: '版本已过期', en: 'Out of date' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '类型不受支持', en: 'Unsupported type' },
  422: { zh: '内容有误', en: 'Content not accepted' },
  428: { zh: '缺少前提', en: 'Precondition required' },
  429: { zh: '请求过多', en: 'Too many requests' },
  500: { zh: '系统出错', en: 'Internal error' },
  503: { zh: '暂不可用', en: 'Unavailable' },
};

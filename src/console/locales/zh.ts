/** 中文 texts of the console, one section per room. */
import { common, errors } from './zh/common.ts';
import { parts } from './zh/parts.ts';
import { shell, signIn } from './zh/shell.ts';
import { figure } from './zh/figure.ts';

export const zh = { common, errors, parts, shell, signIn, figure };

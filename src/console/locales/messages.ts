/** The type that makes every language carry exactly the keys of the Chinese texts. */
export type Messages<T> = { [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };

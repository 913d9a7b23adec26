/** Files that the bundler turns into assets. */
declare module '*.css';
declare module '*.woff2' {
  const url: string;
  export default url;
}
/** Version of the product, put in by the build. */
declare const __QUDAO_VERSION__: string;

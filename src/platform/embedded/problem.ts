/** The one kind of error a person starting Qudao should see: one sentence that says what is wrong and the cure. */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem';
}

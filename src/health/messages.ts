// Owns the sentences about the system's health: what was found, and what cures it.
import type { Messages } from '../wire/messages.ts';

export const healthMessages = {
  HEALTH_ANSWERS: { zh: '{server} 正常应答（{ms} 毫秒）。', en: '{server} answers ({ms} ms).' },
  HEALTH_SILENT: {
    zh: '{server} 没有应答。恢复后，未完成的工作会自动继续。',
    en: '{server} does not answer. Work under way goes on by itself once it is back.',
  },
  HEALTH_WORKERS: { zh: '队列 {queue} 上有 {count} 个工作进程。', en: 'Workers on the queue {queue}: {count}.' },
  HEALTH_NO_WORKER: {
    zh: '队列 {queue} 上没有工作进程，各步骤都在等待。请启动一个（npm start 或 npm run worker）。',
    en: 'No worker listens on the queue {queue}: steps wait until one is started (npm start, or npm run worker).',
  },
  HEALTH_WORKFLOWS: {
    zh: '{running} 个流程在运行，每张进行中的单据都有自己的流程，没有反复失败的步骤。',
    en: 'Workflows running: {running}. Every document under way has its own, and no step keeps failing.',
  },
  HEALTH_WORKFLOWS_PART: {
    zh: '{running} 个流程在运行，每张进行中的单据都有自己的流程；检查了其中 {examined} 个，没有反复失败的步骤。',
    en: 'Workflows running: {running}. Every document under way has its own; {examined} were asked, and no step keeps failing.',
  },
  HEALTH_WORKFLOWS_STUCK: {
    zh: '{running} 个流程在运行，{stuck} 处停滞。',
    en: 'Workflows running: {running}. Places where work does not go on: {stuck}.',
  },
  HEALTH_OUTBOX: { zh: '发件箱已按时投递。', en: 'The outbox is delivered in time.' },
  HEALTH_OUTBOX_LATE: {
    zh: '发件箱有 {waiting} 条消息未投递，最早的已等 {seconds} 秒。请查看工作进程是否在运行。',
    en: 'Messages waiting in the outbox: {waiting}, the oldest for {seconds} s. See whether a worker runs.',
  },
  HEALTH_OUTBOX_FAILING: {
    zh: '发件箱有 {waiting} 条消息未投递，最早的已等 {seconds} 秒，最近的错误：{error}。',
    en: 'Messages waiting in the outbox: {waiting}, the oldest for {seconds} s; the last error: {error}.',
  },
  HEALTH_SEAL: { zh: '审计记录已按时封存。', en: 'Audit rows are sealed in time.' },
  HEALTH_SEAL_LATE: {
    zh: '有 {count} 条审计记录未封存，最早的已等 {seconds} 秒。请查看工作进程是否在运行。',
    en: 'Audit rows waiting for their seal: {count}, the oldest for {seconds} s. See whether a worker runs.',
  },
  HEALTH_BOOKS: { zh: '账目通过了全部 {count} 项证明。', en: 'The books pass all {count} proofs.' },
  HEALTH_BOOKS_FAIL: {
    zh: '账目证明 {check} 有 {count} 处不符，第一处 {id}：{about}，应为 {expected}，实为 {actual}。详见 npm run audit -- verify。',
    en: 'The books fail the proof {check} in {count} places; first {id}: {about}: expected {expected}, found {actual}. See npm run audit -- verify.',
  },
  HEALTH_RUN_MISSING: {
    zh: '{document} 尚未结束，但它的流程不存在，不会有提醒，也不会有下一步。',
    en: '{document} is under way ({status}), but it has no workflow: nobody is reminded and no next step is taken.',
  },
  HEALTH_RUN_FAILED: {
    zh: '{document} 尚未结束，但它的流程异常终止了。',
    en: '{document} is under way ({status}), but its workflow ended with an error.',
  },
  HEALTH_RUN_LEFT: {
    zh: '{document} 已结束，但它的流程还在运行，等待不会再来的事情。',
    en: '{document} has ended ({status}), but its workflow still runs and waits for something that will not come.',
  },
  HEALTH_STEP_FAILING: {
    zh: '{document} 的步骤 {step} 已试 {attempt} 次，最近的错误：{error}。',
    en: '{document} has tried the step {step} {attempt} times; the last error: {error}.',
  },
  HEALTH_DECISION_LATE: {
    zh: '{document} 的当前步骤已反复尝试 {seconds} 秒。',
    en: '{document} has been trying its present step for {seconds} s.',
  },
  HEALTH_DECISION_LATE_ADVICE: {
    zh: '工作进程的日志写有原因。排除后，10 秒内会自动继续，已完成的步骤不会重做。',
    en: "The worker's log says why. Once the cause is removed it goes on by itself within 10 s; nothing done is done again.",
  },
  HEALTH_CODE_FAILING: {
    zh: '{document} 的流程代码本身出错，已试 {attempt} 次。',
    en: 'The workflow code of {document} itself fails; it has been tried {attempt} times.',
  },
  HEALTH_RUN_MISSING_ADVICE: {
    zh: '请从备份恢复 Temporal 的数据，或由工程师为该单据重新发起流程。单据与账目没有丢失。',
    en: "Restore Temporal's data from a backup, or have an engineer start a workflow for it. The document and its postings are not lost.",
  },
  HEALTH_RUN_FAILED_ADVICE: {
    zh: '排除错误原因后重试：流程从最后一次决定处继续，已完成的步骤不会重做。',
    en: 'Retry once its cause is removed: the workflow goes on from its last decision, and nothing done is done again.',
  },
  HEALTH_RUN_LEFT_ADVICE: {
    zh: '单据没有问题。请把流程编号告诉工程师。',
    en: 'The document is all right. Tell an engineer the id of the workflow.',
  },
  HEALTH_STEP_FAILING_ADVICE: {
    zh: '排除错误原因后可立即重试；不重试，系统也会自动再试。已完成的步骤不会重做。',
    en: 'Remove the cause, then retry at once; otherwise it is tried again by itself. Nothing done is done again.',
  },
  HEALTH_CODE_FAILING_ADVICE: {
    zh: '请部署修正后的程序，流程会自动继续。',
    en: 'Deploy a repaired program; the workflow goes on by itself.',
  },
  WORKFLOW_NOT_RETRIABLE: {
    zh: '此流程正常，或重试无济于事，没有可重试的步骤。',
    en: 'This workflow has nothing to retry: it is well, or trying again would not help.',
  },
} satisfies Messages;

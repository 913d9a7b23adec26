/** Owns buttons that may be disabled: they stay focusable and say why. */
import { Button, Tooltip } from 'antd';
import type { ButtonProps } from 'antd';
import { useId } from 'react';
import { useLook } from '../lib/device.ts';

type ReasonButtonProps = Omit<ButtonProps, 'disabled'> & {
  /** Fact, then way out; its presence disables the button. */
  reason?: string;
  /** No line of text on touch, where the reason is plain from the place (pagers). */
  quietReason?: boolean;
};

/** A button that, when it cannot be used, explains itself on hover and focus, and by a line of text on touch. */
export function ReasonButton({
  reason,
  quietReason = false,
  onClick,
  children,
  className = '',
  ...rest
}: ReasonButtonProps) {
  const id = useId();
  const { touch, device } = useLook();
  if (reason === undefined) {
    return (
      <Button {...rest} className={className} onClick={onClick}>
        {children}
      </Button>
    );
  }
  const inText = (touch || device === 'phone') && !quietReason;
  const button = (
    <Button
      {...rest}
      danger={false}
      type="default"
      className={`${className} button-off ant-btn-disabled`}
      aria-disabled
      aria-describedby={id}
      onClick={(event) => event.preventDefault()}
      htmlType="button"
    >
      {children}
    </Button>
  );
  return (
    <span className="reason">
      {inText ? (
        button
      ) : (
        <Tooltip title={reason} trigger={['hover', 'focus']}>
          {button}
        </Tooltip>
      )}
      <span id={id} className={inText ? 'reason-text' : 'sr-only'}>
        {reason}
      </span>
    </span>
  );
}

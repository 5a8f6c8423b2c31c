// The mark of a field that is not as it came in: the same corner in the bytes, in the diagram and in the list.

export function ChangeMark() {
  return (
    <svg className="change-mark" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
      <path d="M0 0h8v8z" />
    </svg>
  )
}

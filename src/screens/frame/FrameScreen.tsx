// Frame: build it byte by byte.
export default function FrameScreen() {
  return null
}

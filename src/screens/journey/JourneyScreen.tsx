// Journey: wrap, cross, strip.
export default function JourneyScreen() {
  return null
}

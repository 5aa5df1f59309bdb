//! Pipes behave like a serial port that can be pulled out.

use super::*;

#[test]
fn bytes_pass_both_ways() {
    let (mut host, mut reader) = Pipe::pair();
    host.write_all(b"ask").unwrap();
    let mut into = [0; 8];
    assert_eq!(reader.read(&mut into).unwrap(), 3);
    assert_eq!(&into[..3], b"ask");
    reader.offer(b"answer");
    assert_eq!(host.read(&mut into).unwrap(), 6);
    assert_eq!(&into[..6], b"answer");
}

#[test]
fn silence_is_a_time_out() {
    let (mut host, reader) = Pipe::pair();
    assert_eq!(host.read(&mut [0; 8]).unwrap_err().kind(), io::ErrorKind::TimedOut);
    assert!(reader.is_connected());
    assert_eq!(reader.read_now(&mut [0; 8]), 0);
}

#[test]
fn a_read_wakes_up_when_bytes_come() {
    let (mut host, reader) = Pipe::pair();
    let reading = std::thread::spawn(move || {
        let mut into = [0; 1];
        (0..200).find_map(|_| host.read(&mut into).ok())
    });
    reader.offer(b"x");
    assert_eq!(reading.join().unwrap(), Some(1));
}

#[test]
fn a_pulled_plug_breaks_both_ends_and_loses_what_was_on_the_way() {
    let (mut host, mut reader) = Pipe::pair();
    reader.offer(b"late");
    reader.unplug();
    assert_eq!(host.read(&mut [0; 8]).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    assert_eq!(host.write(b"x").unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    assert_eq!(reader.read(&mut [0; 8]).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    assert!(!host.is_connected() && !reader.is_connected());
}

#[test]
fn what_was_said_before_closing_is_still_heard() {
    let (mut host, reader) = Pipe::pair();
    reader.offer(b"bye");
    drop(reader);
    let mut into = [0; 8];
    assert_eq!(host.read(&mut into).unwrap(), 3);
    assert_eq!(host.read(&mut into).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
}

#[test]
fn a_full_pipe_loses_the_readers_bytes_and_lets_the_host_wait() {
    let (mut host, reader) = Pipe::pair();
    reader.offer(&vec![1; PIPE_BYTES_MAX + 10]);
    assert_eq!(reader.lost(), 10);
    host.write_all(&vec![2; PIPE_BYTES_MAX]).unwrap();
    assert_eq!(host.write(b"x").unwrap_err().kind(), io::ErrorKind::TimedOut);
}

//! The bounded queues between a driver and its caller: events and bytes out, orders in.

use std::collections::VecDeque;

use crate::driver::{DriverEvent, Ticket};
use crate::limits::{EVENTS_MAX, ORDERS_MAX, TRANSMITS_MAX};
use crate::order::{Answer, Order, RefusedWhy};

/// What waits on its way into or out of a driver.
#[derive(Debug, Default)]
pub(crate) struct Queues {
    events: VecDeque<DriverEvent>,
    dropped: usize,
    transmits: VecDeque<Vec<u8>>,
    orders: VecDeque<(Ticket, Order)>,
    last_ticket: u32,
}

impl Queues {
    /// Adds an event. When nobody fetches them, later ones are thrown away, and the bytes of the line they stand
    /// for are reported as garbled once there is room: what is dropped is counted.
    pub fn tell(&mut self, event: DriverEvent, bytes: usize) {
        if self.events.len() < EVENTS_MAX {
            self.events.push_back(event);
        } else {
            self.dropped += bytes;
        }
    }

    /// The next event for the caller.
    pub fn next_event(&mut self) -> Option<DriverEvent> {
        let next = self.events.pop_front();
        if next.is_none() && self.dropped > 0 {
            return Some(DriverEvent::Garbled { dropped: std::mem::take(&mut self.dropped) });
        }
        next
    }

    /// Says that an order was done, if anybody asked for it.
    pub fn done(&mut self, ticket: Option<Ticket>) {
        if let Some(ticket) = ticket {
            self.tell(DriverEvent::Done(ticket), 0);
        }
    }

    /// Says what an order brought, if anybody asked for it.
    #[allow(dead_code, reason = "the families move over one by one")]
    pub fn answer(&mut self, ticket: Option<Ticket>, answer: Answer) {
        if let Some(ticket) = ticket {
            self.tell(DriverEvent::Answer(ticket, answer), 0);
        }
    }

    /// Says that an order was not done, if anybody asked for it.
    pub fn refused(&mut self, ticket: Option<Ticket>, why: RefusedWhy) {
        if let Some(ticket) = ticket {
            self.tell(DriverEvent::Refused(ticket, why), 0);
        }
    }

    /// Adds bytes to send. A caller that never sends loses the oldest: the newest is the one still waited for.
    pub fn send(&mut self, bytes: Vec<u8>) {
        if self.transmits.len() >= TRANSMITS_MAX {
            self.transmits.pop_front();
        }
        self.transmits.push_back(bytes);
    }

    /// The next bytes to send.
    pub fn next_transmit(&mut self) -> Option<Vec<u8>> {
        self.transmits.pop_front()
    }

    /// A ticket that was not given before.
    pub fn new_ticket(&mut self) -> Ticket {
        self.last_ticket = self.last_ticket.wrapping_add(1);
        Ticket(self.last_ticket)
    }

    /// Keeps an order until its turn comes, or refuses it at once.
    pub fn keep(&mut self, ticket: Ticket, order: Order) {
        if self.orders.len() < ORDERS_MAX {
            self.orders.push_back((ticket, order));
        } else {
            self.refused(Some(ticket), RefusedWhy::TooMany);
        }
    }

    /// The order whose turn it is; it stays.
    pub fn front_order(&self) -> Option<(Ticket, Order)> {
        self.orders.front().cloned()
    }

    /// Forgets the order whose turn it was.
    pub fn drop_front_order(&mut self) {
        self.orders.pop_front();
    }

    /// Refuses everything that waits: the reader is gone.
    pub fn refuse_all(&mut self) {
        while let Some((ticket, _)) = self.orders.pop_front() {
            self.refused(Some(ticket), RefusedWhy::NoAnswer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_that_do_not_fit_are_counted() {
        let mut queues = Queues::default();
        for _ in 0..EVENTS_MAX + 3 {
            queues.tell(DriverEvent::Frame, 8);
        }
        let mut kept = 0;
        let mut last = DriverEvent::Silent;
        while let Some(event) = queues.next_event() {
            kept += usize::from(event == DriverEvent::Frame);
            last = event;
        }
        assert_eq!((kept, last), (EVENTS_MAX, DriverEvent::Garbled { dropped: 24 }));
    }

    #[test]
    fn bytes_nobody_sends_make_room_for_newer_ones() {
        let mut queues = Queues::default();
        for n in 0..=TRANSMITS_MAX {
            queues.send(vec![n as u8]);
        }
        assert_eq!(queues.next_transmit(), Some(vec![1]));
    }

    #[test]
    fn orders_beyond_the_limit_are_refused() {
        let mut queues = Queues::default();
        for _ in 0..=ORDERS_MAX {
            let ticket = queues.new_ticket();
            queues.keep(ticket, Order::Start);
        }
        let last = Ticket(ORDERS_MAX as u32 + 1);
        assert_eq!(queues.next_event(), Some(DriverEvent::Refused(last, RefusedWhy::TooMany)));
        queues.refuse_all();
        assert_eq!(queues.next_event(), Some(DriverEvent::Refused(Ticket(1), RefusedWhy::NoAnswer)));
    }
}

#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Trains twins. Usage: train.py --epochs 5"""
import argparse
import logging
import torch
import torch.nn as nn

log = logging.getLogger(__name__)

def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--lr", type=float, default=2e-3)
    p.add_argument("--epochs", default=5, type=int)
    p.add_argument("--batch-size", default=40, type=int, help="pairs")
    p.add_argument("--margin", default=0.9, type=float)
    p.add_argument("--cuda", action="store_true")
    return p.parse_args()

def make_encoder():
    return nn.Sequential(nn.Conv2d(1, 6, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
                         nn.Flatten(), nn.Linear(256, 84), nn.Tanh(), nn.Linear(84, 10))

def main():
    args = parse()
    enc = make_encoder()
    if args.cuda:
        enc = enc.cuda()
    opt = torch.optim.Adam(params=enc.parameters(), lr=args.lr)
    loader = torch.utils.data.DataLoader(make_pairs(), batch_size=args.batch_size, shuffle=True, drop_last=True)
    for epoch in range(args.epochs):
        total = 0.0
        for x1, x2, y in loader:
            d = (enc(x1) - enc(x2)).norm(p=2, dim=1)
            loss = (y * d.pow(2) + (1 - y) * (args.margin - d).clamp(min=0).pow(2)).mean()
            opt.zero_grad()
            loss.backward()
            opt.step()
            total += loss.item()
        log.info("epoch %d: %.4f", epoch, total / len(loader))
    torch.save(enc.state_dict(), "enc.pt")

if __name__ == "__main__":
    main()
